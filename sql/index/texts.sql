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

-- A lead that the body begins with is counted there, unless it ends inside a word or, in a script without spaces
-- between words, inside a pair of letters.
contents AS (
    SELECT
        given.article_id,
        given.version,
        article_contents.recorded_at,
        article_contents.title,
        article_contents.lead,
        article_contents.body,
        coalesce(
            starts_with(article_contents.body, article_contents.lead)
            AND coalesce(
                length(query_runs(substring(article_contents.body, length(article_contents.lead), 2))[1]), 0
            ) < 2,
            false
        ) AS is_lead_in_body
    FROM given
    INNER JOIN article_contents
        ON given.article_id = article_contents.article_id AND given.version = article_contents.version
    WHERE article_contents.recorded_at BETWEEN cast($earliest AS TIMESTAMP) AND cast($latest AS TIMESTAMP)
),

texts AS (
    SELECT
        heads.article_id,
        heads.version,
        contents.recorded_at,
        coalesce(stemmers.stemmer, '') AS stemmer,
        coalesce(heads.published_at, heads.first_seen_at) AS told_at,
        contents.is_lead_in_body,
        length(contents.body) > $characters AS is_cut,
        lower(coalesce(contents.title, '')) AS title,
        lower(coalesce(contents.lead, '')) AS lead,
        lower(left(contents.body, $characters)) AS body
    FROM contents
    INNER JOIN article_heads AS heads
        ON contents.article_id = heads.article_id AND contents.version = heads.version
    LEFT JOIN stemmers ON heads.language = stemmers.language
),

split AS (
    SELECT
        texts.article_id,
        texts.version,
        texts.recorded_at,
        texts.stemmer,
        texts.told_at,
        texts.is_lead_in_body,
        texts.is_cut,
        parts_of(texts.title) AS title,
        parts_of(texts.lead) AS lead,
        parts_of(texts.body) AS body
    FROM texts
)

SELECT
    cast(counter.document + row_number() OVER (ORDER BY split.recorded_at, split.article_id) AS INTEGER) AS document,
    split.article_id,
    split.version,
    split.recorded_at,
    split.stemmer,
    split.told_at,
    split.title,
    CASE WHEN split.is_lead_in_body THEN [] ELSE split.lead END AS lead,
    list_slice(split.body, 1, $words) AS body,
    CASE WHEN split.is_lead_in_body THEN len(split.lead) ELSE 0 END AS words_of_lead,
    split.is_cut OR len(split.body) > $words AS is_cut
FROM split
CROSS JOIN search_counter AS counter;
