INSERT INTO runs BY NAME
SELECT
    cast($run_id AS VARCHAR) AS run_id,
    cast($kind AS VARCHAR) AS kind,
    'running' AS state,
    cast($now AS TIMESTAMP) AS started_at,
    cast($refresh AS BOOLEAN) AS refresh;
