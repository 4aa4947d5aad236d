"""Competency tables as people keep them in spreadsheets: CSV and XLSX, one behaviour or one level to a cell."""
