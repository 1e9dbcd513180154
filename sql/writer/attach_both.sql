-- The commands that copy a warehouse into a fresh file, in order: ATTACH takes no parameters.
SELECT commands.command
FROM (
    VALUES
    (1, 'ATTACH ''' || replace($old, '''', '''''') || ''' AS old_file (READ_ONLY)'),
    (2, 'ATTACH ''' || replace($fresh, '''', '''''') || ''' AS fresh_file'),
    (3, 'COPY FROM DATABASE old_file TO fresh_file'),
    (4, 'FORCE CHECKPOINT fresh_file'),
    (5, 'DETACH fresh_file')
) AS commands (place, command)
ORDER BY commands.place;
