-- What publishing left out of the index or did not compare, with the address of its article.
SELECT
    failures.part,
    failures.article_id,
    failures.version,
    heads.source,
    heads.url,
    failures.reason,
    failures.failures,
    failures.failed_at
FROM internal.publishing_failures AS failures
INNER JOIN internal.article_heads AS heads ON failures.article_id = heads.article_id
ORDER BY heads.source, heads.url, failures.part, failures.version;
