-- A version that repeats the content of an earlier one: the publisher restored it.
INSERT INTO article_contents BY NAME
SELECT
    earlier.article_id,
    given.version,
    given.valid_from,
    given.recorded_at,
    earlier.fetch_id,
    'publisher' AS cause,
    earlier.title,
    earlier.lead,
    earlier.body,
    earlier.authors,
    earlier.word_count,
    earlier.content_hash,
    earlier.published_at,
    earlier.published_on,
    earlier.published_written,
    earlier.published_rule,
    earlier.published_offset_minutes,
    earlier.published_zone,
    earlier.modified_at,
    earlier.modified_written,
    earlier.modified_rule,
    earlier.modified_offset_minutes,
    earlier.modified_zone,
    earlier.extractor,
    earlier.id_digest
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "article_id": "VARCHAR", "version": "INTEGER", "repeats": "INTEGER",
            "valid_from": "TIMESTAMP", "recorded_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
INNER JOIN article_contents AS earlier
    ON
        given.row_id = earlier.rowid
        AND given.article_id = earlier.article_id
        AND given.repeats = earlier.version;
