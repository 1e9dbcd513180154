-- Where an address leads: to an article, among the rejects, or among those that wait. All null: it is not known.
SELECT
    (
        SELECT any_value(urls.article_id)
        FROM article_urls AS urls
        WHERE urls.url_key = $url_key OR urls.url = $url
    ) AS article_id,
    (
        SELECT any_value(concat_ws(': ', rejects.reason, rejects.detail))
        FROM rejects
        WHERE rejects.url_key = $url_key OR rejects.url = $url
    ) AS rejected,
    (
        SELECT any_value(coalesce(pending.last_error, 'not fetched yet'))
        FROM pending
        WHERE pending.url_key = $url_key OR pending.url = $url
    ) AS waits;
