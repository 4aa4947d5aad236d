"""What is kept on the disk: journals, drafts, locks, the index; every operation goes through the seam `files`."""
