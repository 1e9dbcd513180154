-- Whether articles were counted that are there no longer. Each article that was counted has not changed, has changed,
-- or was removed; to look for those that were removed takes 0.1 s of processor a million articles.
SELECT
    (SELECT count(*) FROM counted_articles)
    > (SELECT count(*) FROM gone)
    + (SELECT count(*) FROM article_heads)
    - (SELECT count(*) FROM changed) AS are_some_removed;
