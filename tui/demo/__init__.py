"""Sample sessions for `bei demo`."""
