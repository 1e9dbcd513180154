-- Failures of versions that were indexed or compared since then, or that are not current any more.
DELETE FROM publishing_failures
WHERE
    CASE
        WHEN publishing_failures.part = 'index'
            THEN
                EXISTS (
                    SELECT 1 FROM search_documents
                    WHERE
                        search_documents.article_id = publishing_failures.article_id
                        AND search_documents.version = publishing_failures.version
                )
                OR NOT EXISTS (
                    SELECT 1 FROM article_heads
                    WHERE
                        article_heads.article_id = publishing_failures.article_id
                        AND article_heads.version = publishing_failures.version
                )
        ELSE
            EXISTS (
                SELECT 1 FROM version_differences
                WHERE
                    version_differences.article_id = publishing_failures.article_id
                    AND version_differences.version = publishing_failures.version
            )
    END;
