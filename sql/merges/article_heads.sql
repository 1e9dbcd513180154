-- Heads of known articles whose content was read. Their source and found_by never change. Where rules count words
-- otherwise, a text that stays keeps its number, which its version has too.
MERGE INTO article_heads AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "article_id": "VARCHAR", "url": "VARCHAR", "url_key": "VARCHAR",
            "canonical_url": "VARCHAR", "section": "VARCHAR", "language": "VARCHAR", "tags": ["VARCHAR"],
            "published_at": "TIMESTAMP", "published_on": "DATE", "modified_at": "TIMESTAMP",
            "image_url": "VARCHAR", "image_caption": "VARCHAR", "access": "VARCHAR", "page_type": "VARCHAR",
            "dateline_place": "VARCHAR", "agency": "VARCHAR", "agency_written": "VARCHAR",
            "site_name": "VARCHAR", "language_stated": "VARCHAR", "language_confidence": "DOUBLE",
            "first_seen_at": "TIMESTAMP", "last_seen_at": "TIMESTAMP", "read_at": "TIMESTAMP",
            "gone_at": "TIMESTAMP", "version": "INTEGER", "versions": "INTEGER", "word_count": "BIGINT",
            "content_hash": "VARCHAR", "fetch_id": "VARCHAR", "extractor": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.article_id = given.article_id
WHEN MATCHED THEN
    UPDATE
        SET
            url = given.url,
            url_key = given.url_key,
            canonical_url = given.canonical_url,
            section = given.section,
            language = given.language,
            tags = given.tags,
            published_at = given.published_at,
            published_on = given.published_on,
            modified_at = given.modified_at,
            image_url = given.image_url,
            image_caption = given.image_caption,
            access = given.access,
            page_type = given.page_type,
            dateline_place = given.dateline_place,
            agency = given.agency,
            agency_written = given.agency_written,
            site_name = given.site_name,
            language_stated = given.language_stated,
            language_confidence = given.language_confidence,
            first_seen_at = given.first_seen_at,
            last_seen_at = given.last_seen_at,
            read_at = given.read_at,
            gone_at = given.gone_at,
            version = given.version,
            versions = given.versions,
            word_count = if(
                target.version = given.version AND target.content_hash = given.content_hash,
                target.word_count,
                given.word_count
            ),
            content_hash = given.content_hash,
            fetch_id = given.fetch_id,
            extractor = given.extractor;
