-- Pairs of an article of the batch and another one told within three days of it that have half of their sketches in
-- common: 0.34 of all their runs of four words. What hundreds of articles have in common is no story but a template.
WITH
new AS (
    SELECT
        documents.document,
        documents.article_id,
        documents.told_at,
        unnest(documents.sketch) AS digest
    FROM search_documents AS documents
    SEMI JOIN batch ON documents.document = batch.document
),

span AS (
    SELECT
        min(new.told_at) - INTERVAL 72 HOUR AS earliest,
        max(new.told_at) + INTERVAL 72 HOUR AS latest
    FROM new
),

near AS (
    SELECT
        documents.document,
        documents.article_id,
        documents.told_at,
        unnest(documents.sketch) AS digest
    FROM search_documents AS documents
    INNER JOIN span ON documents.told_at >= span.earliest AND documents.told_at <= span.latest
),

met AS MATERIALIZED (
    SELECT near.* FROM near
    SEMI JOIN new ON near.digest = new.digest
),

telling AS (
    SELECT met.digest FROM met
    GROUP BY met.digest
    HAVING count(*) BETWEEN 2 AND 300
),

pairs AS (
    SELECT
        new.article_id,
        new.told_at,
        met.article_id AS other_article_id,
        met.told_at AS other_told_at,
        count(*) / 24 AS share
    FROM new
    INNER JOIN telling ON new.digest = telling.digest
    INNER JOIN met ON new.digest = met.digest AND new.document <> met.document
    WHERE abs(epoch(new.told_at - met.told_at)) <= 72 * 3600
    GROUP BY new.article_id, new.told_at, met.article_id, met.told_at
    HAVING count(*) >= 12
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
INNER JOIN article_heads AS heads ON pairs.article_id = heads.article_id
INNER JOIN article_heads AS other_heads ON pairs.other_article_id = other_heads.article_id
LEFT JOIN search_documents AS openings ON heads.story_id = openings.article_id
LEFT JOIN search_documents AS other_openings ON other_heads.story_id = other_openings.article_id
ORDER BY pairs.article_id, pairs.other_article_id;
