-- An address that is pending or was rejected, and so has no article.
SELECT pending.url
FROM pending
WHERE pending.url_key = $key
UNION
SELECT rejects.url
FROM rejects
WHERE rejects.url_key = $key;
