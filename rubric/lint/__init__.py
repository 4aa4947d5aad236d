"""How a model is written: what the loader accepts may still be bad to rate by."""
