"""What may be typed after `bei`: each command with its options and its help."""
