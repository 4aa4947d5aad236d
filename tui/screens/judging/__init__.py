"""The rating screen in parts, one concern a file; `tui/screens/rating.py` puts them together."""
