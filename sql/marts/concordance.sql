-- Reads the articles that have the word in any form, and no other. The text is cut into words and what is between them,
-- so that what stands left and right is as it is written; it takes 0.1 ms a place.
CREATE MACRO concordance(word, width) AS TABLE
    WITH
    asked AS (
        SELECT
            folded(trim(word)) AS term,
            is_unspaced(word) AS is_unspaced
        WHERE trim(word) <> ''
    ),

    forms AS (
        SELECT list(DISTINCT forms.folded) AS folded
        FROM search_forms AS forms
        SEMI JOIN search_terms(word) AS terms ON forms.term = terms.term
    ),

    matches AS (
        SELECT
            search_articles.head_row,
            search_articles.content_row
        FROM search_articles
        SEMI JOIN search_matches(word) AS matches ON search_articles.document = matches.document
    ),

    texts AS (
        SELECT
            heads.article_id,
            heads.source,
            heads.published_on,
            heads.url,
            CASE
                WHEN asked.is_unspaced
                    THEN flatten([[p, trim(word)] FOR p IN string_split(contents.body, trim(word))])[:-2]
                ELSE regexp_extract_all(contents.body, '[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+')
            END AS pieces,
            CASE WHEN asked.is_unspaced THEN [asked.term] ELSE forms.folded END AS forms
        FROM matches
        CROSS JOIN asked
        CROSS JOIN forms
        INNER JOIN article_heads AS heads ON matches.head_row = heads.rowid
        INNER JOIN article_contents AS contents ON matches.content_row = contents.rowid
    ),

    hits AS (
        SELECT
            texts.*,
            unnest([i FOR i IN range(1, len(texts.pieces) + 1) IF list_contains(texts.forms, folded(texts.pieces[i]))])
                AS hit
        FROM texts
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
