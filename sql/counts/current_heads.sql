-- What decides where and how an article is counted. Another version of DuckDB may hash differently: then all articles
-- are counted once more.
CREATE TEMP VIEW current_heads AS
SELECT
    heads.rowid AS head_row,
    hash(
        heads.id_digest,
        heads.version,
        heads.source,
        heads.found_by,
        heads.published_on,
        heads.published_at,
        cast(heads.first_seen_at AS DATE),
        heads.word_count
    ) AS digest,
    heads.tags,
    heads.source,
    coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
    cast(heads.published_at AS DATE) AS published_day,
    heads.found_by
FROM article_heads AS heads;
