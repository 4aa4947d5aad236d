"""The plan screen in parts: the forms of what is set once, and the questions of the items."""
