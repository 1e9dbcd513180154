-- ATTACH takes no parameter: the statement is made here, where quoting is known.
SELECT concat('ATTACH ''', replace($path, '''', ''''''), ''' AS analyst (READ_ONLY)') AS statement;
