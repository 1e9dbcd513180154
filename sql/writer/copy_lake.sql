-- The commands that copy an attached DuckLake into a fresh file, in order: ATTACH takes no parameters.
SELECT commands.command
FROM (
    VALUES
    (1, concat('ATTACH ''', replace($fresh, '''', ''''''), ''' AS fresh_file')),
    (2, 'COPY FROM DATABASE lake TO fresh_file'),
    (3, 'FORCE CHECKPOINT fresh_file'),
    (4, 'DETACH fresh_file')
) AS commands (place, command)
ORDER BY commands.place;
