"""Sessions as flat tables, the same for CSV, XLSX and Parquet: one row a rating, a note, or a condition."""
