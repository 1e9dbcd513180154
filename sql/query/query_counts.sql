-- The words of the articles that answer: how often each stands there, and in how many.
CREATE MACRO query_counts(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_hits
    texts AS (
        SELECT
            contents.content_row,
            query_words(
                lower(
                    concat_ws(
                        chr(10),
                        contents.title,
                        CASE WHEN NOT starts_with(contents.body, contents.lead) THEN contents.lead END,
                        contents.body
                    )
                )
            ) AS words
        FROM internal.content_rows AS contents
        SEMI JOIN (
            SELECT query_hits.content_row FROM query_hits
            WHERE query_hits.content_row >= 0
        ) AS wanted ON contents.content_row = wanted.content_row
    ),

    final AS (
        SELECT
            counted.word,
            sum(counted.times) AS times,
            count(*) AS articles
        FROM (
            SELECT
                words.content_row,
                words.word,
                count(*) AS times
            FROM (
                SELECT
                    texts.content_row,
                    unnest(texts.words) AS word
                FROM texts
            ) AS words
            GROUP BY words.content_row, words.word
        ) AS counted
        GROUP BY counted.word
    )

    SELECT * FROM final;
