-- Of each table of the lake: whether it has several files, and whether rows of them are deleted.
SELECT
    info.table_name,
    sum(info.file_count) > 1 AS has_several,
    sum(info.delete_file_count) > 0 AS has_deleted
FROM ducklake_table_info('lake') AS info
GROUP BY info.table_name;
