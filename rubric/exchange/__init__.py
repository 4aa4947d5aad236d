"""Models on their way in and out: names, behaviours in one cell, what was made of what, and a file to write."""
