-- The articles of a story in the order of appearance, under the key that it has now.
WITH
merged AS (
    SELECT given_up.merged_into AS story_id
    FROM story_merges AS given_up
    WHERE given_up.story_id = $wanted
),

story AS (
    SELECT coalesce(max(merged.story_id), $wanted) AS story_id
    FROM merged
),

members AS MATERIALIZED (
    SELECT
        heads.article_id,
        heads.story_id,
        heads.source,
        heads.language,
        heads.url,
        heads.agency,
        heads.published_at,
        heads.published_on,
        heads.first_seen_at,
        heads.word_count,
        heads.content_row
    FROM internal.article_heads AS heads
    WHERE heads.story_id IN (SELECT story.story_id FROM story)
    ORDER BY coalesce(heads.published_at, heads.first_seen_at), heads.first_seen_at, heads.article_id
    LIMIT $count
),

final AS (
    SELECT
        members.* EXCLUDE (content_row),
        contents.title,
        contents.lead,
        contents.body,
        contents.authors,
        likeness.like_article_id,
        likeness.likeness,
        settings.timezone
    FROM members
    INNER JOIN internal.content_rows AS contents ON members.content_row = contents.content_row
    LEFT JOIN story_articles AS likeness ON members.article_id = likeness.article_id
    LEFT JOIN internal.source_settings AS settings ON members.source = settings.source
)

SELECT * FROM final
ORDER BY coalesce(final.published_at, final.first_seen_at), final.first_seen_at, final.article_id;
