-- What kind of text an article is. Null until its page is read again: `dateline reprocess` reads all.
ALTER TABLE article_heads ADD COLUMN page_type VARCHAR;
