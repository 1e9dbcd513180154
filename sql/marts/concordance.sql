-- Reads the articles that have the word in any form, and no other. The text is cut into words and what is between them,
-- so that what stands left and right is as it is written: a piece is a letter at least.
CREATE MACRO concordance(word, width, most := 2000) AS TABLE
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
        ORDER BY search_articles.day DESC, search_articles.document DESC
        LIMIT most
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

    around AS (
        SELECT
            hits.*,
            array_to_string(hits.pieces[greatest(hits.hit - 2 * width, 1):hits.hit - 1], '') AS before,
            array_to_string(hits.pieces[hits.hit + 1:hits.hit + 2 * width], '') AS after
        FROM hits
    ),

    final AS (
        SELECT
            around.article_id,
            around.source,
            around.published_on,
            right(regexp_replace(around.before, '\s+', ' ', 'g'), width) AS left_context,
            around.pieces[around.hit] AS keyword,
            left(regexp_replace(around.after, '\s+', ' ', 'g'), width) AS right_context,
            around.url,
            around.hit
        FROM around
    )

    SELECT final.* EXCLUDE (hit) FROM final
    ORDER BY final.published_on, final.article_id, final.hit;
