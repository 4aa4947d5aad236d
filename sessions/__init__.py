"""One interview as an append-only log of events: deciding, folding, storing, importing, exporting."""
