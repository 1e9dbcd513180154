-- The sketch: the 24 smallest hashes of all sequences of four words, most of which near copies share. Another version
-- of DuckDB may hash differently: stories are then not found across the day on which it was installed.
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
    END AS sketch,
    batch.is_cut
FROM batch;
