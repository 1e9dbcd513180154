-- The texts of a batch as words, with new document numbers in the given order. Of a body the first $characters and
-- $words are indexed, which bounds the memory that one article takes. The range of recorded_at keeps all others unread.
CREATE TEMP TABLE batch AS
WITH
given AS (
    SELECT unnest(
        from_json_strict($rows, '[{"article_id": "VARCHAR", "version": "INTEGER", "number": "INTEGER"}]'),
        recursive := true
    )
),

stemmers AS (
    SELECT unnest(
        from_json_strict($stemmers, '[{"language": "VARCHAR", "stemmer": "VARCHAR", "number": "UTINYINT"}]'),
        recursive := true
    )
),

-- A lead that the body begins with is counted there, unless it ends inside a word or, in a script without spaces
-- between words, inside a pair of letters.
contents AS (
    SELECT
        given.article_id,
        given.version,
        given.number,
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
        contents.number,
        coalesce(stemmers.stemmer, '') AS stemmer,
        coalesce(stemmers.number, 0) AS stemmer_number,
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

-- As parts_of does it. To replace what is between words and to split the text then takes half as long as to find each
-- word; where a text is not used as a column, DuckDB makes it again for each place that names it.
spaced AS (
    SELECT
        texts.article_id,
        texts.version,
        texts.number,
        texts.stemmer,
        texts.stemmer_number,
        texts.told_at,
        texts.is_lead_in_body,
        texts.is_cut,
        texts.title,
        texts.lead,
        texts.body,
        CASE WHEN NOT is_unspaced(texts.title) THEN spaced(texts.title) END AS title_spaced,
        CASE WHEN NOT is_unspaced(texts.lead) THEN spaced(texts.lead) END AS lead_spaced,
        CASE WHEN NOT is_unspaced(texts.body) THEN spaced(texts.body) END AS body_spaced
    FROM texts
),

split AS (
    SELECT
        spaced.article_id,
        spaced.version,
        spaced.number,
        spaced.stemmer,
        spaced.stemmer_number,
        spaced.told_at,
        spaced.is_lead_in_body,
        spaced.is_cut,
        CASE
            WHEN spaced.title_spaced IS null THEN parts_of(spaced.title) ELSE between_spaces(spaced.title_spaced)
        END AS title,
        CASE
            WHEN spaced.lead_spaced IS null THEN parts_of(spaced.lead) ELSE between_spaces(spaced.lead_spaced)
        END AS lead,
        CASE
            WHEN spaced.body_spaced IS null THEN parts_of(spaced.body) ELSE between_spaces(spaced.body_spaced)
        END AS body
    FROM spaced
)

SELECT
    counter.document + split.number AS document,
    split.article_id,
    split.version,
    split.stemmer,
    split.stemmer_number,
    split.told_at,
    split.title,
    CASE WHEN split.is_lead_in_body THEN [] ELSE split.lead END AS lead,
    list_slice(split.body, 1, $words) AS body,
    CASE WHEN split.is_lead_in_body THEN len(split.lead) ELSE 0 END AS words_of_lead,
    split.is_cut OR len(split.body) > $words AS is_cut
FROM split
CROSS JOIN search_counter AS counter;
