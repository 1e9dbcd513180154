"""Values in, values out: no Prefect, no network, no DuckDB, no clock. Parser processes import this alone."""
