-- BM25 (k1 1.2, b 0.75) over title, lead and body, a word of the title counted three times. A word in more than half of
-- the articles does not separate them, and is ignored if the query has any other.
CREATE MACRO search(words, most := 10000) AS TABLE
    WITH
    asked AS MATERIALIZED (SELECT * FROM search_terms(words)),

    collection AS (
        SELECT
            count(*) AS articles,
            greatest(avg(search_articles.length), 1) AS usual_length
        FROM search_articles
    ),

    postings_of_terms AS (
        SELECT
            postings.term,
            count(*) AS postings
        FROM search_postings AS postings
        SEMI JOIN asked ON postings.term = asked.term
        GROUP BY postings.term
    ),

    parts AS (
        SELECT
            asked.word,
            asked.bit,
            coalesce(sum(postings_of_terms.postings), 0) AS articles
        FROM asked
        LEFT JOIN postings_of_terms ON asked.term = postings_of_terms.term
        GROUP BY asked.word, asked.bit
    ),

    all_words AS (
        SELECT
            parts.word,
            cast(sum(parts.bit) AS bigint) AS bits,
            count(*) AS parts,
            least(min(parts.articles), any_value(collection.articles)) AS articles,
            any_value(collection.articles) AS articles_in_all
        FROM parts
        CROSS JOIN collection
        GROUP BY parts.word
        HAVING min(parts.articles) > 0
    ),

    weighed AS MATERIALIZED (
        SELECT
            all_words.word,
            all_words.bits,
            ln(1 + (all_words.articles_in_all - all_words.articles + 0.5) / (all_words.articles + 0.5))
            / all_words.parts
                AS weight
        FROM all_words
        QUALIFY
            all_words.articles <= all_words.articles_in_all / 2
            OR min(all_words.articles) OVER () > all_words.articles_in_all / 2
    ),

    terms AS MATERIALIZED (
        SELECT
            asked.term,
            bit_or(asked.bit) AS bits,
            sum(weighed.weight) AS weight
        FROM asked
        INNER JOIN weighed ON asked.word = weighed.word
        WHERE asked.term IS NOT NULL
        GROUP BY asked.term
    ),

    contributions AS MATERIALIZED (
        SELECT
            postings.document,
            terms.bits,
            terms.weight * (postings.frequency + 2 * postings.in_title) * 2.2
            / (
                postings.frequency + 2 * postings.in_title
                + 1.2 * (0.25 + 0.75 * search_articles.length / collection.usual_length)
            ) AS score
        FROM search_postings AS postings
        INNER JOIN terms ON postings.term = terms.term
        INNER JOIN search_articles ON postings.document = search_articles.document
        CROSS JOIN collection
    ),

    -- For a single term, documents outside the best need not be gathered: they are most of those found.
    foremost AS (
        SELECT contributions.score FROM contributions
        WHERE (SELECT count(*) FROM terms) = 1
        ORDER BY contributions.score DESC
        LIMIT most
    ),

    needed AS (SELECT coalesce(min(foremost.score), 0) AS score FROM foremost),

    scored AS (
        SELECT
            contributions.document,
            bit_or(contributions.bits) AS bits,
            sum(contributions.score) AS score
        FROM contributions
        WHERE contributions.score >= (SELECT needed.score FROM needed)
        GROUP BY contributions.document
    ),

    sought AS (
        SELECT
            list(weighed.bits) AS words,
            bit_or(weighed.bits) FILTER (WHERE bit_count(weighed.bits) = 1) AS single
        FROM weighed
    ),

    best AS (
        SELECT
            scored.document,
            scored.score
        FROM scored
        CROSS JOIN sought
        -- For a word in a script without spaces, all its pairs of letters are required.
        WHERE
            (scored.bits & coalesce(sought.single, 0)) <> 0
            OR len([w FOR w IN sought.words IF scored.bits & w = w]) > 0
        ORDER BY scored.score DESC, scored.document ASC
        LIMIT most
    ),

    places AS MATERIALIZED (
        SELECT
            best.score,
            search_articles.head_row,
            search_articles.content_row
        FROM best
        INNER JOIN search_articles ON best.document = search_articles.document
    ),

    -- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
    head_rows AS (
        SELECT places.head_row FROM places
        WHERE places.score >= 0
    ),

    heads AS MATERIALIZED (
        SELECT
            article_heads.rowid AS head_row,
            article_heads.article_id,
            article_heads.source,
            article_heads.published_on,
            article_heads.url
        FROM article_heads
        SEMI JOIN head_rows ON article_heads.rowid = head_rows.head_row
    ),

    content_rows AS (
        SELECT places.content_row FROM places
        WHERE places.score >= 0
    ),

    contents AS MATERIALIZED (
        SELECT
            article_contents.rowid AS content_row,
            article_contents.title
        FROM article_contents
        SEMI JOIN content_rows ON article_contents.rowid = content_rows.content_row
    ),

    final AS (
        SELECT
            places.score,
            heads.article_id,
            heads.source,
            heads.published_on,
            contents.title,
            heads.url
        FROM places
        INNER JOIN heads ON places.head_row = heads.head_row
        INNER JOIN contents ON places.content_row = contents.content_row
    )

    SELECT * FROM final
    ORDER BY final.score DESC, final.article_id ASC;
