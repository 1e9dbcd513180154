-- A reject has one of the fixed reasons.
SELECT
    rejects.url_key,
    rejects.reason
FROM rejects
WHERE
    rejects.reason NOT IN (
        'consent', 'challenge', 'soft-404', 'gone', 'section', 'product', 'thin', 'language', 'not-html', 'too-large',
        'refused-address', 'robots', 'unreachable', 'broken'
    );
