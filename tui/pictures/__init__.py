"""Pictures of ratings: one geometry in unit coordinates, drawn in braille, in ASCII or as SVG."""
