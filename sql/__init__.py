"""SQL as package data: migrations, merges, marts and checks, one statement a file."""
