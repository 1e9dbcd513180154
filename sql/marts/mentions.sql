CREATE MACRO mentions(words) AS TABLE
    WITH
    in_all AS (
        SELECT
            search_articles.day,
            search_articles.source,
            count(*) AS articles
        FROM search_articles
        GROUP BY search_articles.day, search_articles.source
    ),

    found AS (
        SELECT
            search_articles.day,
            search_articles.source,
            count(*) AS articles
        FROM search_articles
        SEMI JOIN search_matches(words) AS matches ON search_articles.document = matches.document
        GROUP BY search_articles.day, search_articles.source
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
