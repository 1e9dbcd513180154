-- Reads every text, and takes 0.1 ms more a place found. The text is cut at the word into pieces, so that what stands
-- left and right is as it is written.
CREATE MACRO concordance(word, width) AS TABLE
    WITH
    asked AS (SELECT folded(trim(word)) AS term),

    texts AS (
        SELECT
            articles.article_id,
            articles.source,
            articles.published_on,
            articles.url,
            asked.term,
            articles.body
        FROM articles
        CROSS JOIN asked
        WHERE asked.term <> '' AND contains(folded(articles.body), asked.term)
    ),

    pieces AS (
        SELECT
            texts.* EXCLUDE (body),
            CASE
                WHEN is_unspaced(texts.term)
                    THEN flatten([[p, trim(word)] FOR p IN string_split(texts.body, trim(word))])[:-2]
                ELSE regexp_extract_all(texts.body, '[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+')
            END AS pieces
        FROM texts
    ),

    hits AS (
        SELECT
            pieces.*,
            unnest([i FOR i IN range(1, len(pieces.pieces) + 1) IF folded(pieces.pieces[i]) = pieces.term]) AS hit
        FROM pieces
    ),

    final AS (
        SELECT
            hits.article_id,
            hits.source,
            hits.published_on,
            right(regexp_replace(array_to_string(hits.pieces[:hits.hit - 1], ''), '\s+', ' ', 'g'), width)
                AS left_context,
            hits.pieces[hits.hit] AS keyword,
            left(regexp_replace(array_to_string(hits.pieces[hits.hit + 1:], ''), '\s+', ' ', 'g'), width)
                AS right_context,
            hits.url,
            hits.hit
        FROM hits
    )

    SELECT final.* EXCLUDE (hit) FROM final
    ORDER BY final.published_on, final.article_id, final.hit;
