-- Reads the texts of the articles that answer, the newest `most` of them, and no other.
CREATE MACRO concordance(query, width := 40, sort := 'date', most := 2000) AS TABLE
    WITH RECURSIVE
    -- spliced: query_answers
    chosen AS MATERIALIZED (
        SELECT
            query_answers.document,
            query_answers.head_row,
            query_answers.content_row
        FROM query_answers
        ORDER BY query_answers.day DESC, query_answers.document DESC
        LIMIT most
    ),

    -- spliced: query_places
    read AS (
        SELECT
            (SELECT count(*) FROM chosen) AS articles_read,
            (SELECT count(*) FROM query_answers) AS articles_found
    ),

    -- Spaces are set right in each text once, and not in each line: between two words they are in one piece. A regular
    -- expression takes three times as long as it takes to look whether there is more than blank lines and spaces.
    pieces_of AS MATERIALIZED (
        SELECT
            texts.document,
            texts.field,
            query_pieces(
                CASE
                    WHEN regexp_matches(texts.txt, '[\t\f\r]|\s{3}') THEN regexp_replace(texts.txt, '\s+', ' ', 'g')
                    ELSE replace(replace(texts.txt, chr(10), ' '), '  ', ' ')
                END
            ) AS pieces,
            texts.words
        FROM chosen_texts AS texts
        SEMI JOIN query_places ON texts.document = query_places.document AND texts.field = query_places.field
    ),

    in_texts AS (
        SELECT
            places.document,
            places.field,
            list({ 'first_word': places.first_word, 'last_word': places.last_word }) AS places
        FROM query_places AS places
        GROUP BY places.document, places.field
    ),

    -- One row a text until here, and then unnested: a join with the places would copy a text's pieces for each of them.
    placed_pieces AS (
        SELECT
            pieces_of.document,
            pieces_of.field,
            pieces_of.pieces,
            pieces_of.words,
            unnest(in_texts.places) AS place
        FROM pieces_of
        INNER JOIN in_texts ON pieces_of.document = in_texts.document AND pieces_of.field = in_texts.field
    ),

    -- 16 words are usually enough, and there are never more characters than words.
    around AS (
        SELECT
            placed_pieces.document,
            placed_pieces.field,
            placed_pieces.place.first_word,
            placed_pieces.place.last_word,
            placed_pieces.pieces,
            query_sort_key(
                placed_pieces.words, placed_pieces.place.first_word, placed_pieces.place.last_word, sort
            ) AS sort_key,
            array_to_string(
                placed_pieces.pieces[
                    greatest(placed_pieces.place.first_word - 16, 1):placed_pieces.place.first_word - 1
                ], ''
            ) AS just_before,
            array_to_string(placed_pieces.pieces[placed_pieces.place.first_word:placed_pieces.place.last_word], '')
                AS keyword,
            array_to_string(
                placed_pieces.pieces[placed_pieces.place.last_word + 1:placed_pieces.place.last_word + 16], ''
            ) AS just_after
        FROM placed_pieces
    ),

    in_full AS (
        SELECT
            around.document,
            around.field,
            around.first_word,
            around.last_word,
            around.sort_key,
            around.keyword,
            CASE
                WHEN length(around.just_before) >= width OR around.first_word <= 17 THEN around.just_before
                ELSE array_to_string(around.pieces[greatest(around.first_word - width, 1):around.first_word - 1], '')
            END AS before,
            CASE
                WHEN length(around.just_after) >= width THEN around.just_after
                ELSE array_to_string(around.pieces[around.last_word + 1:around.last_word + width], '')
            END AS after
        FROM around
    ),

    trimmed AS (
        SELECT
            in_full.document,
            in_full.field,
            in_full.first_word,
            in_full.last_word,
            in_full.sort_key,
            right(in_full.before, width) AS left_context,
            regexp_replace(in_full.keyword, '[^\p{L}\p{N}\p{M}]+$', '') AS keyword,
            left(regexp_extract(in_full.keyword, '[^\p{L}\p{N}\p{M}]*$') || in_full.after, width) AS right_context
        FROM in_full
    ),

    head_places AS (
        SELECT chosen.head_row FROM chosen
        WHERE chosen.head_row >= 0
    ),

    heads AS MATERIALIZED (
        SELECT
            heads.head_row,
            heads.article_id,
            heads.source,
            heads.published_on,
            heads.url
        FROM internal.head_rows AS heads
        SEMI JOIN head_places ON heads.head_row = head_places.head_row
    ),

    final AS (
        SELECT
            heads.article_id,
            heads.source,
            heads.published_on,
            trimmed.left_context,
            trimmed.keyword,
            trimmed.right_context,
            heads.url,
            trimmed.field,
            read.articles_read,
            read.articles_found,
            trimmed.first_word,
            trimmed.last_word,
            trimmed.sort_key
        FROM trimmed
        INNER JOIN chosen ON trimmed.document = chosen.document
        INNER JOIN heads ON chosen.head_row = heads.head_row
        CROSS JOIN read
    )

    SELECT final.* EXCLUDE (first_word, last_word, sort_key) FROM final
    ORDER BY
        final.sort_key, final.published_on, final.article_id,
        list_position(['title', 'lead', 'body'], final.field), final.first_word, final.last_word;
