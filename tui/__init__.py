"""Everything that a person touches: command line, screens, widgets, translations."""
