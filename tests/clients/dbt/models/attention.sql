-- A view of another database, which names the snapshot.
{{ config(materialized='view') }}
SELECT * FROM dateline.trend('bridge', db := 'dateline')
