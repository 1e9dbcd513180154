-- An article may have been forgotten since its texts were read: nothing of it is written.
INSERT INTO version_differences BY NAME
SELECT unnest(given.compared)
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "article_id": "VARCHAR", "earlier_version": "INTEGER", "version": "INTEGER", "words_removed": "INTEGER",
            "words_added": "INTEGER", "changes": [{"before": "VARCHAR", "after": "VARCHAR"}],
            "is_lead_changed": "BOOLEAN", "is_correction_named": "BOOLEAN", "paragraphs_removed": ["VARCHAR"], "paragraphs_added": ["VARCHAR"]
        }]')) AS compared
) AS given
SEMI JOIN article_heads ON given.compared.article_id = article_heads.article_id;
