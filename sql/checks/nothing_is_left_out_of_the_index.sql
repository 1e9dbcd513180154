-- Every article was indexed, and compared with its earlier version, when it was published last.
SELECT
    publishing_failures.article_id,
    publishing_failures.version,
    publishing_failures.part,
    publishing_failures.reason,
    publishing_failures.failed_at
FROM internal.publishing_failures
ORDER BY publishing_failures.article_id, publishing_failures.version;
