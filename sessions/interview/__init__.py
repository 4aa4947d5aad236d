"""The interview itself, pure: what is asked, what happened, what follows from it; nothing here knows of a disk."""
