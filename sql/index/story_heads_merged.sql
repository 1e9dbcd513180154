MERGE INTO article_heads AS target
USING (
    SELECT unnest(
        from_json_strict($rows, '[{"story_id": "VARCHAR", "merged_into": "VARCHAR"}]'), recursive := true
    )
) AS given
    ON target.story_id = given.story_id
WHEN MATCHED THEN UPDATE SET story_id = given.merged_into;
