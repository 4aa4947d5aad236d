"""`bei serve` in a real browser without a window: `make browser`. No part of `make test`, which needs no browser."""
