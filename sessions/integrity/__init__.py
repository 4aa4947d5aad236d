"""Whether a home is as it was written, and how it is brought back where it is not."""
