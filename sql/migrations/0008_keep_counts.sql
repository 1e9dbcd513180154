-- What is counted for analysts, and where the rows are that it is joined by: kept up by what changed, not counted again
-- with each snapshot. Of a DuckLake, whose rows have other places in each copy, these stay empty: its copy is counted.

-- Where the current content of an article is: joining by it is several times faster than by key and version.
ALTER TABLE article_heads ADD COLUMN content_row BIGINT; -- rowid in article_contents

-- One row an article, as it was when it was counted last.
CREATE TABLE counted_articles (
    head_row BIGINT NOT NULL, -- rowid in article_heads
    fingerprint UBIGINT NOT NULL, -- of what decides where and how it is counted
    source VARCHAR NOT NULL,
    day DATE NOT NULL, -- published_on, else the day first seen
    published_day DATE, -- of published_at
    found_by VARCHAR NOT NULL
);

-- The last row of each table by whose rows the others are joined, as of the last counting.
CREATE TABLE counted_rows (
    table_name VARCHAR NOT NULL, -- article_heads, article_contents
    last_row BIGINT NOT NULL, -- rowid
    article_id VARCHAR NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE tag_days (
    day DATE NOT NULL,
    source VARCHAR NOT NULL,
    tag VARCHAR NOT NULL,
    articles BIGINT NOT NULL
);

CREATE TABLE author_days (
    day DATE NOT NULL,
    source VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    articles BIGINT NOT NULL,
    word_count BIGINT NOT NULL
);

CREATE TABLE lateness (
    day DATE NOT NULL,
    source VARCHAR NOT NULL,
    found_by VARCHAR NOT NULL,
    articles BIGINT NOT NULL,
    usual_minutes DOUBLE NOT NULL,
    minutes_of_nine_in_ten DOUBLE NOT NULL,
    longest_minutes DOUBLE NOT NULL
);

-- What search and mentions need of an article, narrow: joining by numbers is several times faster than by keys.
CREATE TABLE search_articles (
    document INTEGER NOT NULL,
    length INTEGER NOT NULL,
    day DATE NOT NULL,
    source VARCHAR NOT NULL,
    head_row BIGINT NOT NULL,
    content_row BIGINT
);
