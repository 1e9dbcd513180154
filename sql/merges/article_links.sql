INSERT INTO article_links BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "article_id": "VARCHAR", "position": "INTEGER", "url": "VARCHAR", "url_key": "VARCHAR", "host": "VARCHAR",
        "text": "VARCHAR"
    }]'), recursive := true);
