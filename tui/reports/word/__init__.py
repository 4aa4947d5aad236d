"""Reports as DOCX, for HR to file. Needs the extra `office`."""
