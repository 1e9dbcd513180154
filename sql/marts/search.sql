-- The row of an article's head and text is known by number: reading the best few reads little.
CREATE MACRO search(query, most := NULL) AS TABLE
    WITH RECURSIVE
    query_limit AS ( -- noqa: ST03
        SELECT cast(most AS bigint) AS wanted
    ),

    -- spliced: query_hits with query_best_postings for query_postings
    best AS MATERIALIZED (
        SELECT
            query_hits.score,
            query_hits.document,
            query_hits.head_row,
            query_hits.content_row
        FROM query_hits
        ORDER BY query_hits.score DESC, query_hits.document ASC
        LIMIT most
    ),

    -- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
    best_heads AS (
        SELECT best.head_row FROM best
        WHERE best.head_row >= 0
    ),

    heads AS MATERIALIZED (
        SELECT
            heads.head_row,
            heads.article_id,
            heads.source,
            heads.language,
            heads.published_on,
            heads.url
        FROM internal.head_rows AS heads
        SEMI JOIN best_heads ON heads.head_row = best_heads.head_row
    ),

    best_contents AS (
        SELECT best.content_row FROM best
        WHERE best.content_row >= 0
    ),

    contents AS MATERIALIZED (
        SELECT
            contents.content_row,
            contents.title
        FROM internal.content_rows AS contents
        SEMI JOIN best_contents ON contents.content_row = best_contents.content_row
    ),

    final AS (
        SELECT
            best.score,
            heads.article_id,
            heads.source,
            heads.published_on,
            contents.title,
            heads.url,
            heads.language
        FROM best
        INNER JOIN heads ON best.head_row = heads.head_row
        INNER JOIN contents ON best.content_row = contents.content_row
    )

    SELECT * FROM final
    ORDER BY final.score DESC, final.article_id ASC;
