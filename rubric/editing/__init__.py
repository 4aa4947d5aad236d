"""Editing a model: a frozen draft of its plain content, and what can be done to it; nothing here knows a screen."""
