-- The commands that attach a DuckLake, in order: ATTACH takes no parameters.
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
    (2, 'USE lake')
) AS commands (place, command)
ORDER BY commands.place;
