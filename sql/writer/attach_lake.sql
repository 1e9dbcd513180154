-- The commands that attach a DuckLake, in order: ATTACH takes no parameters. The writer finds its tables without naming
-- the schema that they are in.
SELECT commands.command
FROM (
    VALUES
    (
        1,
        concat(
            'ATTACH ''', replace($catalog, '''', ''''''), ''' AS lake (DATA_PATH ''',
            replace($files, '''', ''''''), '''', $options, ')'
        )
    ),
    (2, 'USE lake'),
    (3, 'CREATE SCHEMA IF NOT EXISTS internal'),
    (4, 'SET search_path = ''lake.main,lake.internal''')
) AS commands (place, command)
ORDER BY commands.place;
