"""Screens: one a file, its tcss beside it."""
