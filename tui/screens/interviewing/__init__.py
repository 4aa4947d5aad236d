"""The interview screen in parts, one concern a file; `tui/screens/interview.py` puts them together.

A part is a class on `Ground`, with its keys, its actions and the rows it draws. What is asked of all of them in turn
(`action_enter`, `action_move`, `action_back`, `draw`, `hint`) each answers where it is its turn, and passes on by
`super()` where it is not.
"""
