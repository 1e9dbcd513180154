-- A page of the places that were read, in the order of `concordance`: of these alone lines are made.
CREATE OR REPLACE TEMP TABLE page_places AS
WITH RECURSIVE
in_texts AS (
    SELECT
        places.document,
        places.field,
        list({ 'first_word': places.first_word, 'last_word': places.last_word }) AS places
    FROM read_places AS places
    GROUP BY places.document, places.field
),

-- One row a text until here, and then unnested: a join with the places would copy a text's words for each of them.
placed_words AS (
    SELECT
        texts.document,
        texts.field,
        texts.words,
        unnest(in_texts.places) AS place
    FROM read_texts AS texts
    INNER JOIN in_texts ON texts.document = in_texts.document AND texts.field = in_texts.field
),

keyed AS (
    SELECT
        placed_words.document,
        placed_words.field,
        placed_words.place.first_word,
        placed_words.place.last_word,
        query_sort_key(
            placed_words.words, placed_words.place.first_word, placed_words.place.last_word, sort
        ) AS sort_key
    FROM placed_words
),

placed_rows AS MATERIALIZED (
    SELECT
        found.document,
        found.head_row
    FROM found
    SEMI JOIN read_places ON found.document = read_places.document
    WHERE found.head_row >= 0
),

heads AS MATERIALIZED (
    SELECT
        heads.head_row,
        heads.article_id,
        heads.published_on
    FROM internal.head_rows AS heads
    SEMI JOIN placed_rows ON heads.head_row = placed_rows.head_row
),

final AS (
    SELECT
        keyed.document,
        keyed.field,
        keyed.first_word,
        keyed.last_word
    FROM keyed
    INNER JOIN placed_rows ON keyed.document = placed_rows.document
    INNER JOIN heads ON placed_rows.head_row = heads.head_row
    ORDER BY
        keyed.sort_key, heads.published_on, heads.article_id,
        list_position(['title', 'lead', 'body'], keyed.field), keyed.first_word, keyed.last_word
    LIMIT $count OFFSET $skipped
)

SELECT * FROM final;
