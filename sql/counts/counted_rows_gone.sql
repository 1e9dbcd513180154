DELETE FROM counted_rows;
