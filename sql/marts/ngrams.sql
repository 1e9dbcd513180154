-- Words in a row within one title, lead or body, punctuation left out.
CREATE MACRO ngrams(n, query := '*', field := '', least := 2) AS TABLE
WITH RECURSIVE
-- spliced: query_answers
texts AS (
    SELECT
        contents.content_row,
        unnest(['title', 'lead', 'body']) AS part,
        unnest(
            [
                query_words_of_text(lower(contents.title)),
                CASE WHEN NOT starts_with(contents.body, contents.lead) THEN query_words_of_text(lower(contents.lead)) END,
                query_words_of_text(lower(contents.body))
            ]
        ) AS words
    FROM internal.content_rows AS contents
    SEMI JOIN (
        SELECT query_answers.content_row FROM query_answers
        WHERE query_answers.content_row >= 0
    ) AS wanted ON contents.content_row = wanted.content_row
),

starts AS (
    SELECT
        texts.content_row,
        texts.words,
        unnest(range(1, len(texts.words) - n + 2)) AS position
    FROM texts
    WHERE
        CASE
            WHEN coalesce(field, '') IN ('', 'title', 'lead', 'body') THEN coalesce(field, '') IN ('', texts.part)
            ELSE error('ngrams reads title, lead or body; without a field all three')
        END
),

rows_of_words AS (
    SELECT
        starts.content_row,
        CASE
            WHEN is_unspaced(starts.words[starts.position]) AND is_unspaced(starts.words[starts.position + n - 1])
                THEN array_to_string(starts.words[starts.position:starts.position + n - 1], '')
            ELSE array_to_string(starts.words[starts.position:starts.position + n - 1], ' ')
        END AS ngram
    FROM starts
),

final AS (
    SELECT
        rows_of_words.ngram,
        count(*) AS times,
        count(DISTINCT rows_of_words.content_row) AS articles
    FROM rows_of_words
    GROUP BY rows_of_words.ngram
    HAVING count(*) >= least
)

SELECT * FROM final
ORDER BY final.times DESC, final.ngram ASC;
