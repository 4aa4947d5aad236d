"""Widgets: each draws lines or takes a line; none knows a session's store."""
