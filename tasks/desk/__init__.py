"""What `dateline browse` shows: questions on the snapshot as plain functions that return records; no web framework."""
