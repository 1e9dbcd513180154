-- Write rows that the catalog holds itself into files: DuckLake keeps what was inserted a few rows at a time there.
SELECT count(*) AS tables FROM ducklake_flush_inlined_data('lake');
