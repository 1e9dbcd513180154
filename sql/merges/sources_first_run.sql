-- Sources whose documents were all read once; from then on they look back over a window.
MERGE INTO sources AS target
USING (
    SELECT
        unnest(from_json_strict($sources, '["VARCHAR"]')) AS source,
        cast($now AS TIMESTAMP) AS first_run_at
) AS given
    ON target.source = given.source AND target.first_run_at IS NULL
WHEN MATCHED THEN UPDATE SET
    first_run_at = given.first_run_at;
