MERGE INTO article_heads AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{"article_id": "VARCHAR", "story_id": "VARCHAR"}]'), recursive := true)
) AS given
    ON target.article_id = given.article_id
WHEN MATCHED THEN UPDATE SET story_id = given.story_id;
