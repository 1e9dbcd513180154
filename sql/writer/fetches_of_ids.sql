-- Which of these exchanges are recorded. Only the time around them is searched.
SELECT fetches.fetch_id
FROM fetches
WHERE
    fetches.fetch_id IN (SELECT unnest(from_json_strict($ids, '["VARCHAR"]')))
    AND fetches.requested_at BETWEEN cast($earliest AS TIMESTAMP) AND cast($latest AS TIMESTAMP);
