-- ATTACH takes no parameters: the statement is made here, where SQL does the quoting.
SELECT
    concat(
        'ATTACH ''', replace($path, '''', ''''''), ''' AS building (RECOVERY_MODE no_wal_writes)'
    ) AS statement;
