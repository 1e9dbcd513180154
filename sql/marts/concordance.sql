-- Reads only the articles that have the word in any form. The text is cut into words and the characters between them,
-- so that the contexts left and right are as written: a piece is a letter at least.
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

    places AS MATERIALIZED (
        SELECT
            heads.article_id,
            heads.source,
            heads.published_on,
            heads.url,
            matches.content_row
        FROM matches
        INNER JOIN article_heads AS heads ON matches.head_row = heads.rowid
    ),

    -- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them: it reads one in
    -- two hundred of the other rows, which still outnumber those sought. The second semi join removes nearly all of
    -- these.
    content_rows AS (
        SELECT places.content_row FROM places
        WHERE places.content_row >= 0
    ),

    article_ids AS (
        SELECT places.article_id FROM places
        WHERE places.article_id <> ''
    ),

    contents AS MATERIALIZED (
        SELECT
            article_contents.rowid AS content_row,
            article_contents.body
        FROM article_contents
        SEMI JOIN content_rows ON article_contents.rowid = content_rows.content_row
        SEMI JOIN article_ids ON article_contents.article_id = article_ids.article_id
    ),

    texts AS (
        SELECT
            places.article_id,
            places.source,
            places.published_on,
            places.url,
            CASE
                WHEN asked.is_unspaced
                    THEN flatten([[p, trim(word)] FOR p IN string_split(contents.body, trim(word))])[:-2]
                ELSE regexp_extract_all(contents.body, '[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+')
            END AS pieces,
            CASE WHEN asked.is_unspaced THEN [asked.term] ELSE forms.folded END AS forms
        FROM places
        INNER JOIN contents ON places.content_row = contents.content_row
        CROSS JOIN asked
        CROSS JOIN forms
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
