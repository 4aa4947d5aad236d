"""What leaves bei to be read: a session as a value, made for one reader in one language, and its formats."""
