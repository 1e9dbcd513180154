INSERT INTO article_contents BY NAME
SELECT
    given.*,
    cast(md5_number_lower(given.article_id) >> 32 AS UINTEGER) AS id_digest
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "article_id": "VARCHAR", "version": "INTEGER", "valid_from": "TIMESTAMP",
            "recorded_at": "TIMESTAMP", "fetch_id": "VARCHAR", "cause": "VARCHAR", "title": "VARCHAR",
            "lead": "VARCHAR", "body": "VARCHAR", "authors": ["VARCHAR"], "word_count": "BIGINT",
            "content_hash": "VARCHAR", "published_at": "TIMESTAMP", "published_on": "DATE",
            "published_written": "VARCHAR", "published_rule": "VARCHAR", "published_offset_minutes": "INTEGER",
            "published_zone": "VARCHAR", "modified_at": "TIMESTAMP", "modified_written": "VARCHAR",
            "modified_rule": "VARCHAR", "modified_offset_minutes": "INTEGER", "modified_zone": "VARCHAR",
            "extractor": "VARCHAR"
        }]'), recursive := true)
) AS given;
