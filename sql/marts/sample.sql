-- By the digest of seed and key: the same articles in each version of DuckDB, and in a snapshot that has grown those of
-- before but for what new ones push out.
CREATE MACRO sample(query, n, seed := 0) AS TABLE
    WITH RECURSIVE
    -- spliced: query_answers
    drawn AS (
        SELECT
            heads.article_id,
            heads.source,
            heads.language,
            heads.published_on,
            heads.url,
            query_answers.content_row,
            md5(concat(seed, ' ', heads.article_id)) AS digest
        FROM query_answers
        INNER JOIN internal.head_rows AS heads ON query_answers.head_row = heads.head_row
        ORDER BY md5(concat(seed, ' ', heads.article_id)), heads.article_id
        LIMIT n
    ),

    final AS (
        SELECT
            drawn.article_id,
            drawn.source,
            drawn.language,
            drawn.published_on,
            contents.title,
            drawn.url,
            drawn.digest
        FROM drawn
        INNER JOIN internal.content_rows AS contents ON drawn.content_row = contents.content_row
    )

    SELECT final.* EXCLUDE (digest) FROM final
    ORDER BY final.digest, final.article_id;
