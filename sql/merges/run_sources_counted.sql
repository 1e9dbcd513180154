-- The outcomes of a run and source, counted again, and the addresses that entered the run since the last count.
MERGE INTO run_sources AS target
USING (
    SELECT
        cast($run_id AS VARCHAR) AS run_id,
        cast($source AS VARCHAR) AS source,
        count(*) FILTER (WHERE outcomes.outcome = 'inserted') AS inserted,
        count(*) FILTER (WHERE outcomes.outcome = 'updated') AS updated,
        count(*) FILTER (WHERE outcomes.outcome = 'unchanged') AS unchanged,
        count(*) FILTER (WHERE outcomes.outcome = 'duplicate') AS duplicate,
        count(*) FILTER (WHERE outcomes.outcome = 'rejected') AS rejected,
        count(*) FILTER (WHERE outcomes.outcome = 'pending') AS pending
    FROM outcomes
    WHERE outcomes.run_id = $run_id AND outcomes.source = $source
) AS given
    ON target.run_id = given.run_id AND target.source = given.source
WHEN MATCHED THEN
    UPDATE
        SET
            taken_in = target.taken_in + cast($more AS BIGINT),
            inserted = given.inserted,
            updated = given.updated,
            unchanged = given.unchanged,
            duplicate = given.duplicate,
            rejected = given.rejected,
            pending = given.pending
WHEN NOT MATCHED THEN INSERT (
    run_id, source, listed, taken_in, waiting, inserted, updated, unchanged, duplicate, rejected, pending, started_at
) VALUES (
    given.run_id,
    given.source,
    0,
    cast($more AS BIGINT),
    0,
    given.inserted,
    given.updated,
    given.unchanged,
    given.duplicate,
    given.rejected,
    given.pending,
    cast($now AS TIMESTAMP)
);
