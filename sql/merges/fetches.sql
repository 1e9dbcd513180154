-- An exchange is identified by its id. Ids are searched only around the time of the exchange, so the cost does not grow
-- with the table.
INSERT INTO fetches BY NAME
SELECT given.*
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "fetch_id": "VARCHAR", "run_id": "VARCHAR", "source": "VARCHAR", "kind": "VARCHAR", "address": "VARCHAR",
            "url": "VARCHAR", "status": "INTEGER", "requested_at": "TIMESTAMP", "elapsed_ms": "DOUBLE",
            "wire_bytes": "BIGINT", "body_bytes": "BIGINT", "content_type": "VARCHAR", "etag": "VARCHAR",
            "last_modified": "VARCHAR", "robots": "VARCHAR", "payload_digest": "VARCHAR", "segment": "VARCHAR",
            "segment_offset": "BIGINT", "segment_length": "BIGINT"
        }]'), recursive := true)
) AS given
WHERE
    NOT EXISTS (
        SELECT 1
        FROM fetches
        WHERE
            fetches.fetch_id = given.fetch_id
            AND fetches.requested_at BETWEEN cast($earliest AS TIMESTAMP) AND cast($latest AS TIMESTAMP)
    );
