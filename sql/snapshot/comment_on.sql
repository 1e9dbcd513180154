-- Turns entries of the data dictionary into COMMENT statements, which take no parameters: the quoting is done here.
-- `kind` is TABLE, VIEW, COLUMN, MACRO or MACRO TABLE; `parent` is the relation of a column, null for the
-- others. Names in the schema internal are written with it.
WITH
entries AS (
    SELECT
        unnest(
            from_json_strict(
                $rows,
                '[{"kind": "VARCHAR", "parent": "VARCHAR", "name": "VARCHAR", "comment": "VARCHAR"}]'
            ),
            recursive := true
        )
),

quoted AS (
    SELECT
        entries.kind,
        '"' || replace(replace(entries.parent, '"', '""'), 'internal.', 'internal"."') || '".' AS parent,
        '"' || replace(replace(entries.name, '"', '""'), 'internal.', 'internal"."') || '"' AS name,
        '''' || replace(entries.comment, '''', '''''') || '''' AS comment
    FROM entries
),

final AS (
    SELECT concat('COMMENT ON ', quoted.kind, ' ', quoted.parent, quoted.name, ' IS ', quoted.comment) AS statement
    FROM quoted
)

SELECT * FROM final;
