MERGE INTO run_sources AS target
USING (
    SELECT
        cast($run_id AS VARCHAR) AS run_id,
        cast($source AS VARCHAR) AS source
) AS given
    ON target.run_id = given.run_id AND target.source = given.source
WHEN MATCHED THEN UPDATE SET
    listed = target.listed + cast($listed AS BIGINT),
    waiting = cast($waiting AS BIGINT),
    discovered_at = cast($discovered_at AS TIMESTAMP);
