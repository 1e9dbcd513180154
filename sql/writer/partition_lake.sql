-- The commands that have the large tables of a DuckLake written in one file a month, by the time of the fetch or load:
-- what is written at one time goes into one file. A command that repeats what the lake has changes nothing.
SELECT
    concat(
        'ALTER TABLE ', partitions.table_name, ' SET PARTITIONED BY (year(', partitions.moment, '), month(',
        partitions.moment, '))'
    ) AS command
FROM (
    VALUES
    ('internal.article_contents', 'valid_from'),
    ('internal.article_heads', 'first_seen_at'),
    ('fetches', 'requested_at'),
    ('outcomes', 'decided_at'),
    ('discoveries', 'read_at')
) AS partitions (table_name, moment)
ORDER BY partitions.table_name;
