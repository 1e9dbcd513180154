-- Heads whose content was read. By name, so that each column is listed once: source and found_by of a head never
-- change. sqlfluff cannot parse BY NAME in a MERGE.
MERGE INTO article_heads AS target -- noqa: PRS
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "article_id": "VARCHAR", "source": "VARCHAR", "url": "VARCHAR", "url_key": "VARCHAR",
            "canonical_url": "VARCHAR", "section": "VARCHAR", "language": "VARCHAR", "tags": ["VARCHAR"],
            "published_at": "TIMESTAMP", "published_on": "DATE", "modified_at": "TIMESTAMP", "image_url": "VARCHAR",
            "image_caption": "VARCHAR", "access": "VARCHAR", "page_type": "VARCHAR", "dateline_place": "VARCHAR",
            "agency": "VARCHAR", "agency_written": "VARCHAR", "site_name": "VARCHAR", "language_stated": "VARCHAR",
            "language_confidence": "DOUBLE",
            "first_seen_at": "TIMESTAMP", "last_seen_at": "TIMESTAMP", "read_at": "TIMESTAMP", "gone_at": "TIMESTAMP",
            "version": "INTEGER", "versions": "INTEGER", "word_count": "BIGINT", "content_hash": "VARCHAR",
            "fetch_id": "VARCHAR", "found_by": "VARCHAR", "extractor": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.article_id = given.article_id
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
