-- The articles of some months as they are exported, in a temporary table: querying each month separately would read
-- every text of the snapshot. Without last_seen_at, which changes with each check of an unchanged page: every month
-- would change with it.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT
    articles.* EXCLUDE (last_seen_at),
    cast(
        date_trunc('month', coalesce(articles.published_on, cast(articles.first_seen_at AS DATE))) AS DATE
    ) AS first_day
FROM articles
WHERE
    list_contains(
        $months,
        cast(date_trunc('month', coalesce(articles.published_on, cast(articles.first_seen_at AS DATE))) AS DATE)
    );
