"""Everything that a person touches: command line, screens, widgets, translations."""

__version__ = "0.1.0"
