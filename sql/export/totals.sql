-- What the chosen articles are, for the page beside them.
WITH
chosen AS (
    SELECT
        heads.source,
        heads.language,
        heads.published_on,
        heads.word_count
    FROM found
    INNER JOIN internal.article_heads AS heads ON found.article_id = heads.article_id
)

SELECT
    count(chosen.source) AS articles,
    cast(coalesce(sum(chosen.word_count), 0) AS BIGINT) AS words,
    count(DISTINCT chosen.source) AS sources,
    coalesce(list_sort(list(DISTINCT chosen.language) FILTER (WHERE chosen.language IS NOT NULL)), []) AS languages,
    min(chosen.published_on) AS first_day,
    max(chosen.published_on) AS last_day,
    count(chosen.source) FILTER (WHERE chosen.published_on IS NULL) AS undated,
    any_value(snapshot_info.published_at) AS published_at,
    any_value(snapshot_info.articles) AS in_snapshot
FROM snapshot_info
LEFT JOIN chosen ON TRUE;
