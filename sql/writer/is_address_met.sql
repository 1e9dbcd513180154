-- An address that was taken in, waits, or was rejected, without an article.
SELECT pending.url
FROM pending
WHERE pending.url_key = $key
UNION
SELECT rejects.url
FROM rejects
WHERE rejects.url_key = $key;
