CREATE MACRO mentions(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_answers
    in_all AS (
        SELECT
            articles.day,
            articles.source,
            count(*) AS articles
        FROM indexed AS articles
        GROUP BY articles.day, articles.source
    ),

    found AS (
        SELECT
            query_answers.day,
            query_answers.source,
            count(*) AS articles
        FROM query_answers
        GROUP BY query_answers.day, query_answers.source
    ),

    final AS (
        SELECT
            found.day,
            found.source,
            found.articles,
            in_all.articles AS articles_in_all,
            found.articles / in_all.articles AS share
        FROM found
        INNER JOIN in_all ON found.day = in_all.day AND found.source = in_all.source
    )

    SELECT * FROM final;
