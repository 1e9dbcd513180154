{{ config(materialized='incremental', unique_key='article_id') }}
SELECT
    found.article_id,
    found.score,
    articles.title
FROM dateline.search('bridge') AS found
INNER JOIN {{ source('dateline', 'articles') }} AS articles ON found.article_id = articles.article_id
