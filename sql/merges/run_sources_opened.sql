INSERT INTO run_sources BY NAME
SELECT
    cast($run_id AS VARCHAR) AS run_id,
    unnest(from_json_strict($sources, '["VARCHAR"]')) AS source,
    0 AS listed,
    0 AS taken_in,
    0 AS waiting,
    0 AS inserted,
    0 AS updated,
    0 AS unchanged,
    0 AS duplicate,
    0 AS rejected,
    0 AS pending,
    cast($now AS TIMESTAMP) AS started_at;
