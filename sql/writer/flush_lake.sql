-- Write rows that the catalog holds itself into files: lakes of earlier versions have some.
SELECT count(*) AS tables FROM ducklake_flush_inlined_data('lake');
