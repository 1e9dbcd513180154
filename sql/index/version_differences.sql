INSERT INTO version_differences BY NAME
SELECT unnest(given.compared)
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "article_id": "VARCHAR", "earlier_version": "INTEGER", "version": "INTEGER", "words_removed": "INTEGER",
            "words_added": "INTEGER", "changes": [{"before": "VARCHAR", "after": "VARCHAR"}],
            "is_lead_changed": "BOOLEAN", "is_correction_named": "BOOLEAN", "paragraphs_removed": ["VARCHAR"], "paragraphs_added": ["VARCHAR"]
        }]')) AS compared
) AS given;
