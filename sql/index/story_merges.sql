INSERT INTO story_merges BY NAME
SELECT unnest(
    from_json_strict(
        $rows, '[{"story_id": "VARCHAR", "merged_into": "VARCHAR", "merged_at": "TIMESTAMP"}]'
    ), recursive := true
);
