-- Title, lead and body are Unicode NFC.
SELECT
    article_contents.article_id,
    article_contents.version
FROM internal.article_contents
WHERE
    article_contents.recorded_at >= cast($since AS TIMESTAMP)
    AND article_contents.recorded_at < cast($until AS TIMESTAMP)
    AND (
        (nfc_normalize(article_contents.title) IS DISTINCT FROM article_contents.title)
        OR (nfc_normalize(article_contents.lead) IS DISTINCT FROM article_contents.lead)
        OR nfc_normalize(article_contents.body) <> article_contents.body
    );
