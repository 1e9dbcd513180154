-- The articles of a story in the order of appearance, under the key that it has now: the first of all, and those from
-- place $first to $last.
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

in_order AS (
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
),

placed AS (
    SELECT
        in_order.*,
        count(*) OVER () AS in_all,
        row_number() OVER (
            ORDER BY
                coalesce(in_order.published_at, in_order.first_seen_at), in_order.first_seen_at, in_order.article_id
        ) AS place,
        rank() OVER (
            ORDER BY coalesce(in_order.published_at, in_order.first_seen_at), in_order.first_seen_at
        ) AS rank
    FROM in_order
),

members AS MATERIALIZED (
    SELECT
        placed.* EXCLUDE (rank),
        count(DISTINCT CASE WHEN placed.rank = 1 THEN placed.source END) OVER () AS sources_at_first
    FROM placed
    QUALIFY placed.place = 1 OR placed.place BETWEEN $first AND $last
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
ORDER BY final.place;
