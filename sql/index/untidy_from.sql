-- From which document on postings are to be sorted into one stretch; null: nothing was appended since the last time.
WITH
tail AS (
    SELECT coalesce(max(search_stretches.last_document), 0) + 1 AS first_document
    FROM search_stretches
),

appended AS (
    SELECT
        tail.first_document,
        count(*) AS postings
    FROM search_postings AS postings
    INNER JOIN tail ON postings.document >= tail.first_document
    GROUP BY tail.first_document
),

earlier AS (
    SELECT
        stretches.first_document,
        stretches.postings < 4 * (
            appended.postings + coalesce(
                sum(stretches.postings) OVER (
                    ORDER BY stretches.first_document DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                ),
                0
            )
        ) AS is_small
    FROM search_stretches AS stretches
    CROSS JOIN appended
),

taken_along AS (
    SELECT earlier.first_document
    FROM earlier
    QUALIFY bool_and(earlier.is_small) OVER (ORDER BY earlier.first_document DESC)
),

final AS (
    SELECT appended.first_document FROM appended
    UNION ALL
    SELECT taken_along.first_document FROM taken_along
)

SELECT min(final.first_document) AS first_document FROM final;
