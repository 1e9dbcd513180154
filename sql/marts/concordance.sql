-- Reads the texts of the articles that answer, the newest `most` of them, and no other.
CREATE MACRO concordance(query, width := 40, sort := 'date', most := 2000) AS TABLE
    WITH RECURSIVE
    -- spliced: query_hits
    chosen AS MATERIALIZED (
        SELECT
            query_hits.document,
            query_hits.head_row,
            query_hits.content_row
        FROM query_hits
        ORDER BY query_hits.day DESC, query_hits.document DESC
        LIMIT most
    ),

    -- spliced: query_places
    read AS (
        SELECT
            (SELECT count(*) FROM chosen) AS articles_read,
            (SELECT count(*) FROM query_hits) AS articles_found
    ),

    pieces_of AS MATERIALIZED (
        SELECT
            texts.document,
            texts.field,
            query_pieces(texts.txt) AS pieces
        FROM chosen_texts AS texts
        SEMI JOIN query_places ON texts.document = query_places.document AND texts.field = query_places.field
    ),

    around AS (
        SELECT
            places.document,
            places.field,
            places.first_word,
            array_to_string(pieces_of.pieces[greatest(places.first_word - width, 1):places.first_word - 1], '')
                AS before,
            array_to_string(pieces_of.pieces[places.first_word:places.last_word], '') AS keyword,
            array_to_string(pieces_of.pieces[places.last_word + 1:places.last_word + width], '') AS after
        FROM query_places AS places
        INNER JOIN pieces_of ON places.document = pieces_of.document AND places.field = pieces_of.field
    ),

    trimmed AS (
        SELECT
            around.document,
            around.field,
            around.first_word,
            right(regexp_replace(around.before, '\s+', ' ', 'g'), width) AS left_context,
            regexp_replace(regexp_replace(around.keyword, '[^\p{L}\p{N}\p{M}]+$', ''), '\s+', ' ', 'g') AS keyword,
            left(
                regexp_replace(
                    regexp_extract(around.keyword, '[^\p{L}\p{N}\p{M}]*$') || around.after, '\s+', ' ', 'g'
                ), width
            ) AS right_context
        FROM around
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
            -- The words nearest to the keyword come first.
            CASE sort
                WHEN 'date' THEN []
                WHEN 'left' THEN list_reverse(query_words(folded(trimmed.left_context)))
                WHEN 'right' THEN query_words(folded(trimmed.right_context))
                WHEN 'keyword' THEN query_words(folded(trimmed.keyword))
                ELSE error('concordance sorts by date, left, right or keyword')
            END AS sort_key
        FROM trimmed
        INNER JOIN chosen ON trimmed.document = chosen.document
        INNER JOIN heads ON chosen.head_row = heads.head_row
        CROSS JOIN read
    )

    SELECT final.* EXCLUDE (first_word, sort_key) FROM final
    ORDER BY
        final.sort_key, final.published_on, final.article_id,
        list_position(['title', 'lead', 'body'], final.field), final.first_word;
