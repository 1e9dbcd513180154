-- Heads of new articles.
INSERT INTO article_heads BY NAME
SELECT
    given.*,
    cast(md5_number_lower(given.article_id) >> 32 AS UINTEGER) AS id_digest
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "article_id": "VARCHAR", "source": "VARCHAR", "url": "VARCHAR", "url_key": "VARCHAR",
            "canonical_url": "VARCHAR", "section": "VARCHAR", "language": "VARCHAR", "tags": ["VARCHAR"],
            "published_at": "TIMESTAMP", "published_on": "DATE", "modified_at": "TIMESTAMP",
            "image_url": "VARCHAR", "image_caption": "VARCHAR", "access": "VARCHAR", "page_type": "VARCHAR",
            "dateline_place": "VARCHAR", "agency": "VARCHAR", "agency_written": "VARCHAR",
            "site_name": "VARCHAR", "language_stated": "VARCHAR", "language_confidence": "DOUBLE",
            "first_seen_at": "TIMESTAMP", "last_seen_at": "TIMESTAMP", "read_at": "TIMESTAMP",
            "gone_at": "TIMESTAMP", "version": "INTEGER", "versions": "INTEGER", "word_count": "BIGINT",
            "content_hash": "VARCHAR", "fetch_id": "VARCHAR", "found_by": "VARCHAR", "extractor": "VARCHAR"
        }]'), recursive := true)
) AS given;
