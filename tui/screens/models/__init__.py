"""The library of models: browsing, searching, comparing."""
