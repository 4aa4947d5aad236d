"""An exam taken in bei: the screen that the candidate sees, and nothing else of the program."""
