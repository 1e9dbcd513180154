-- Each address that entered a run has exactly one outcome there, and the row of run and source counts them.
WITH
counted AS (
    SELECT
        outcomes.run_id,
        outcomes.source,
        count(*) AS outcomes,
        count(DISTINCT outcomes.url_key) AS addresses
    FROM outcomes
    GROUP BY outcomes.run_id, outcomes.source
),

final AS (
    SELECT
        coalesce(run_sources.run_id, counted.run_id) AS run_id,
        coalesce(run_sources.source, counted.source) AS source,
        run_sources.taken_in,
        run_sources.inserted + run_sources.updated + run_sources.unchanged + run_sources.duplicate
        + run_sources.rejected + run_sources.pending AS counted_there,
        coalesce(counted.outcomes, 0) AS outcomes,
        coalesce(counted.addresses, 0) AS addresses
    FROM run_sources
    FULL OUTER JOIN counted ON run_sources.run_id = counted.run_id AND run_sources.source = counted.source
)

SELECT * FROM final
WHERE
    final.taken_in IS DISTINCT FROM final.outcomes
    OR final.outcomes IS DISTINCT FROM final.addresses
    OR final.outcomes IS DISTINCT FROM final.counted_there;
