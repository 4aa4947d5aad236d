"""Encryption: of a home at rest, and of a document that leaves it."""
