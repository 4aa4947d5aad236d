"""The interview as plain prompts, line by line: for screen readers, and for terminals that cannot be drawn on.

Nothing is drawn, nothing is drawn anew, nothing is said in colour. A line is a note, unless it begins with `/`.
The same commands as on the screens go to the same desk.
"""
