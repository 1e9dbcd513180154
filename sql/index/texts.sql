-- The texts of a batch as words, with new document numbers. Of a body the first $characters and $words are indexed,
-- which bounds the memory that one article takes. The range of recorded_at keeps all other texts unread.
CREATE TEMP TABLE batch AS
WITH
given AS (
    SELECT unnest(from_json_strict($rows, '[{"article_id": "VARCHAR", "version": "INTEGER"}]'), recursive := true)
),

stemmers AS (
    SELECT unnest(from_json_strict($stemmers, '[{"language": "VARCHAR", "stemmer": "VARCHAR"}]'), recursive := true)
),

texts AS (
    SELECT
        heads.article_id,
        heads.version,
        contents.recorded_at,
        coalesce(stemmers.stemmer, '') AS stemmer,
        coalesce(heads.published_at, heads.first_seen_at) AS told_at,
        lower(coalesce(contents.title, '')) AS title,
        -- A lead that the body begins with is counted there.
        lower(
            CASE WHEN starts_with(contents.body, contents.lead) THEN '' ELSE coalesce(contents.lead, '') END
        ) AS lead,
        lower(left(contents.body, $characters)) AS body
    FROM given
    INNER JOIN article_heads AS heads ON given.article_id = heads.article_id AND given.version = heads.version
    INNER JOIN article_contents AS contents
        ON given.article_id = contents.article_id AND given.version = contents.version
    LEFT JOIN stemmers ON heads.language = stemmers.language
    WHERE contents.recorded_at BETWEEN cast($earliest AS TIMESTAMP) AND cast($latest AS TIMESTAMP)
),

split AS (
    SELECT
        texts.article_id,
        texts.version,
        texts.recorded_at,
        texts.stemmer,
        texts.told_at,
        parts_of(texts.title) AS title,
        parts_of(texts.lead) AS lead,
        list_slice(parts_of(texts.body), 1, $words) AS body
    FROM texts
)

SELECT
    cast(counter.document + row_number() OVER (ORDER BY split.recorded_at, split.article_id) AS INTEGER) AS document,
    split.*
FROM split
CROSS JOIN search_counter AS counter;
