SELECT max(article_contents.recorded_at) AS last_recorded_at FROM article_contents;
