-- BM25 (k1 1.2, b 0.75) over title, lead and body, a word of the title counted three times. What is in more than half
-- of the articles tells none from another, and is passed over where there is anything else to look for.
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

    scored AS (
        SELECT
            postings.document,
            any_value(search_articles.head_row) AS head_row,
            any_value(search_articles.content_row) AS content_row,
            bit_or(terms.bits) AS bits,
            sum(
                terms.weight * (postings.frequency + 2 * postings.in_title) * 2.2
                / (
                    postings.frequency + 2 * postings.in_title
                    + 1.2 * (0.25 + 0.75 * search_articles.length / collection.usual_length)
                )
            ) AS score
        FROM search_postings AS postings
        INNER JOIN terms ON postings.term = terms.term
        INNER JOIN search_articles ON postings.document = search_articles.document
        CROSS JOIN collection
        GROUP BY postings.document
    ),

    sought AS (SELECT list(weighed.bits) AS words FROM weighed),

    best AS (
        SELECT
            scored.score,
            scored.head_row,
            scored.content_row
        FROM scored
        CROSS JOIN sought
        -- Of a word in a script without spaces all pairs of letters have to be there.
        WHERE len([w FOR w IN sought.words IF scored.bits & w = w]) > 0
        ORDER BY scored.score DESC, scored.document ASC
        LIMIT most
    ),

    final AS (
        SELECT
            best.score,
            heads.article_id,
            heads.source,
            heads.published_on,
            contents.title,
            heads.url
        FROM best
        INNER JOIN article_heads AS heads ON best.head_row = heads.rowid
        INNER JOIN article_contents AS contents ON best.content_row = contents.rowid
    )

    SELECT * FROM final
    ORDER BY final.score DESC, final.article_id ASC;
