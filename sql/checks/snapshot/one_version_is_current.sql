-- Exactly one version of each article is current.
SELECT
    article_versions.article_id,
    count(*) FILTER (WHERE article_versions.valid_to IS NULL) AS current_versions
FROM article_versions
GROUP BY article_versions.article_id
HAVING count(*) FILTER (WHERE article_versions.valid_to IS NULL) <> 1;
