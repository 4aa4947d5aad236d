"""The colours of the screens: four themes of bei's own, and those that people add."""
