SELECT count(*) = 0 AS is_nothing FROM counted_articles;
