"""What a person may set: the values, the file that they are read from, and how they are changed."""
