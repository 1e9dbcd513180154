CREATE VIEW coverage AS
WITH
met AS (
    SELECT
        cast(coalesce(addresses.stated_published_at, addresses.first_listed_at) AS DATE) AS day,
        addresses.source,
        addresses.outcome,
        addresses.article_id IS NOT NULL AS is_loaded
    FROM internal.addresses
),

final AS (
    SELECT
        met.day,
        met.source,
        count(*) AS addresses,
        count(*) FILTER (WHERE met.is_loaded) AS loaded,
        count(*) FILTER (WHERE NOT met.is_loaded AND met.outcome = 'rejected') AS rejected,
        count(*) FILTER (WHERE NOT met.is_loaded AND met.outcome IS DISTINCT FROM 'rejected') AS waiting,
        count(*) FILTER (WHERE met.is_loaded) / count(*) AS share
    FROM met
    GROUP BY met.day, met.source
)

SELECT * FROM final;
