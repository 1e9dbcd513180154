INSERT INTO story_articles BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "article_id": "VARCHAR", "story_id": "VARCHAR", "like_article_id": "VARCHAR", "likeness": "DOUBLE",
        "joined_at": "TIMESTAMP"
    }]'), recursive := true);
