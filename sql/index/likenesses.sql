-- Pairs of an article of the batch and another one published within three days of it that have half of their sketches
-- in common: 0.34 of all their sequences of four words. What hundreds of articles share is a template, not a story.
-- Only the days around the new articles are read, which may be years apart: first those between $earliest and $latest,
-- which DuckDB skips the rest by without reading it. Of millions of digests only the number of their document is kept.
WITH
days AS (
    SELECT DISTINCT cast(digests.told_at AS DATE) AS day FROM digests
),

nearby AS (
    SELECT DISTINCT days.day + cast(away.days AS INTEGER) AS day
    FROM days
    CROSS JOIN range(-3, 4) AS away (days)
),

near AS (
    SELECT
        documents.document,
        unnest(documents.sketch) AS digest
    FROM search_documents AS documents
    SEMI JOIN nearby ON cast(documents.told_at AS DATE) = nearby.day
    WHERE documents.told_at BETWEEN $earliest AND $latest
),

shared AS MATERIALIZED (
    SELECT near.* FROM near
    SEMI JOIN digests ON near.digest = digests.digest
),

telling AS (
    SELECT shared.digest FROM shared
    GROUP BY shared.digest
    HAVING count(*) BETWEEN 2 AND 300
),

met AS (
    SELECT
        shared.document,
        shared.digest,
        documents.article_id,
        documents.told_at
    FROM shared
    INNER JOIN search_documents AS documents ON shared.document = documents.document
),

pairs AS MATERIALIZED (
    SELECT
        digests.article_id,
        digests.told_at,
        met.article_id AS other_article_id,
        met.told_at AS other_told_at,
        count(*) / 24 AS share
    FROM digests
    INNER JOIN telling ON digests.digest = telling.digest
    INNER JOIN met ON digests.digest = met.digest AND digests.document <> met.document
    WHERE abs(epoch(digests.told_at - met.told_at)) <= 72 * 3600
    GROUP BY digests.article_id, digests.told_at, met.article_id, met.told_at
    HAVING count(*) >= 12
),

paired AS (
    SELECT pairs.article_id FROM pairs
    UNION
    SELECT pairs.other_article_id FROM pairs
),

heads AS MATERIALIZED (
    SELECT
        article_heads.article_id,
        article_heads.story_id
    FROM article_heads
    SEMI JOIN paired ON article_heads.article_id = paired.article_id
),

openings AS MATERIALIZED (
    SELECT
        documents.article_id,
        documents.told_at
    FROM search_documents AS documents
    SEMI JOIN heads ON documents.article_id = heads.story_id
)

SELECT
    pairs.article_id,
    pairs.told_at,
    heads.story_id,
    openings.told_at AS opened_at,
    pairs.other_article_id,
    pairs.other_told_at,
    other_heads.story_id AS other_story_id,
    other_openings.told_at AS other_opened_at,
    pairs.share
FROM pairs
INNER JOIN heads ON pairs.article_id = heads.article_id
INNER JOIN heads AS other_heads ON pairs.other_article_id = other_heads.article_id
LEFT JOIN openings ON heads.story_id = openings.article_id
LEFT JOIN openings AS other_openings ON other_heads.story_id = other_openings.article_id
ORDER BY pairs.article_id, pairs.other_article_id;
