-- What an article shows is the content of the newest fetch, in whatever order segments are loaded.
WITH
last_in_time AS (
    SELECT
        article_contents.article_id,
        max_by(article_contents.version, (article_contents.valid_from, article_contents.version)) AS version
    FROM internal.article_contents
    GROUP BY article_contents.article_id
),

final AS (
    SELECT
        heads.article_id,
        heads.version AS head_version,
        last_in_time.version AS last_version
    FROM internal.article_heads AS heads
    INNER JOIN last_in_time ON heads.article_id = last_in_time.article_id
    WHERE heads.version <> last_in_time.version
)

SELECT * FROM final;
