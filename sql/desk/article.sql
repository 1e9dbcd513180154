-- An article as it stands, without its texts, by its key or one of its addresses. The digests of keys are read first,
-- and of the rest the rows that were found.
WITH
wanted AS (
    SELECT
        $article_id AS id,
        cast(md5_number_lower($article_id) >> 32 AS UINTEGER) AS digest
),

found AS MATERIALIZED (
    SELECT heads.head_row FROM internal.head_rows AS heads
    SEMI JOIN wanted ON heads.id_digest = wanted.digest
    UNION ALL
    SELECT heads.head_row FROM internal.head_rows AS heads
    SEMI JOIN wanted ON heads.article_id = wanted.id
    WHERE heads.id_digest IS NULL
)

SELECT
    heads.article_id,
    heads.source,
    heads.url,
    heads.canonical_url,
    heads.section,
    heads.language,
    heads.tags,
    heads.access,
    heads.page_type,
    heads.agency,
    heads.dateline_place,
    heads.image_url,
    heads.image_caption,
    heads.first_seen_at,
    heads.last_seen_at,
    heads.gone_at,
    heads.version,
    heads.versions,
    heads.found_by,
    heads.story_id,
    settings.timezone
FROM internal.head_rows AS heads
SEMI JOIN found ON heads.head_row = found.head_row
SEMI JOIN wanted ON heads.article_id = wanted.id
LEFT JOIN internal.source_settings AS settings ON heads.source = settings.source;
