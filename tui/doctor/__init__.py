"""What `bei doctor` looks at: the terminal, the machine, the places of bei. Nothing is changed by looking."""
