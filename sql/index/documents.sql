-- The sketch: of the hashes of all runs of four words the 24 least, which near copies share for the most part. Another
-- version of DuckDB may hash in another way: then stories are not found across the day of its coming.
INSERT INTO search_documents BY NAME
SELECT
    batch.document,
    batch.article_id,
    batch.version,
    cast(len(batch.title) + len(batch.lead) + len(batch.body) AS INTEGER) AS length,
    batch.told_at,
    CASE
        WHEN len(batch.body) >= 40
            THEN
                list_sort(
                    list_distinct(
                        list_sort(
                            list_transform(
                                range(1, len(batch.body) - 2),
                                LAMBDA i: cast(
                                    hash(batch.body[i], batch.body[i + 1], batch.body[i + 2], batch.body[i + 3])
                                    & 4294967295 AS UINTEGER
                                )
                            )
                        )[:48]
                    )
                )[:24]
    END AS sketch
FROM batch;
