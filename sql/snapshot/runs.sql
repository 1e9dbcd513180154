CREATE VIEW runs AS
WITH
run_log AS (SELECT * FROM internal.run_log),

by_source AS (SELECT * FROM run_sources),

counted AS (
    SELECT
        by_source.run_id,
        list_sort(list(by_source.source)) AS sources,
        cast(count(*) FILTER (WHERE by_source.error IS NOT NULL) AS BIGINT) AS failed_sources,
        cast(sum(by_source.listed) AS BIGINT) AS listed,
        cast(sum(by_source.taken_in) AS BIGINT) AS taken_in,
        cast(sum(by_source.waiting) AS BIGINT) AS waiting,
        cast(sum(by_source.inserted) AS BIGINT) AS inserted,
        cast(sum(by_source.updated) AS BIGINT) AS updated,
        cast(sum(by_source.unchanged) AS BIGINT) AS unchanged,
        cast(sum(by_source.duplicate) AS BIGINT) AS duplicate,
        cast(sum(by_source.rejected) AS BIGINT) AS rejected,
        cast(sum(by_source.pending) AS BIGINT) AS pending
    FROM by_source
    GROUP BY by_source.run_id
),

final AS (
    SELECT
        run_log.run_id,
        run_log.kind,
        run_log.state,
        run_log.started_at,
        run_log.finished_at,
        epoch(run_log.finished_at - run_log.started_at) AS seconds,
        run_log.refresh,
        coalesce(counted.sources, []) AS sources,
        coalesce(counted.failed_sources, 0) AS failed_sources,
        coalesce(counted.listed, 0) AS listed,
        coalesce(counted.taken_in, 0) AS taken_in,
        coalesce(counted.waiting, 0) AS waiting,
        coalesce(counted.inserted, 0) AS inserted,
        coalesce(counted.updated, 0) AS updated,
        coalesce(counted.unchanged, 0) AS unchanged,
        coalesce(counted.duplicate, 0) AS duplicate,
        coalesce(counted.rejected, 0) AS rejected,
        coalesce(counted.pending, 0) AS pending,
        run_log.error
    FROM run_log
    LEFT JOIN counted ON run_log.run_id = counted.run_id
)

SELECT * FROM final;
