-- What a row is found by without reading its key: a narrow digest of it, a tenth of the bytes of an address. Null in
-- rows from before, which are found by their keys; in a file they are filled in (sql/writer/fill_digests_*). The digest
-- is cast(md5_number_lower(key) >> 32 AS UINTEGER): two keys may share one, so the key is compared as well.
ALTER TABLE internal.addresses ADD COLUMN key_digest UINTEGER; -- of url_key
ALTER TABLE article_urls ADD COLUMN key_digest UINTEGER; -- of url_key
ALTER TABLE article_urls ADD COLUMN id_digest UINTEGER; -- of article_id
ALTER TABLE internal.article_heads ADD COLUMN id_digest UINTEGER; -- of article_id
ALTER TABLE internal.article_contents ADD COLUMN id_digest UINTEGER; -- of article_id
