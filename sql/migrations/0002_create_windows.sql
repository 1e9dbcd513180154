-- What a backfill has planned: stretches of the past, each done once.
CREATE TABLE windows (
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, -- days, urls, warc, files
    name VARCHAR NOT NULL, -- what makes it the same window again: a day, or a digest of a list, a file or a folder
    about VARCHAR NOT NULL, -- for a person: the day, the addresses, the path
    state VARCHAR NOT NULL, -- planned, done, failed
    refresh BOOLEAN NOT NULL, -- whether pages fetched before planned_at are asked again
    is_whole BOOLEAN NOT NULL, -- false: some document that may list more could not be read
    size BIGINT NOT NULL, -- addresses (days, urls), bytes (warc) or pages (files)
    planned_at TIMESTAMP NOT NULL,
    tried_at TIMESTAMP, -- the last try
    finished_at TIMESTAMP, -- null unless done
    run_id VARCHAR, -- of the last try
    error VARCHAR
);

-- The addresses of windows that are not done.
CREATE TABLE window_addresses (
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    url_key VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    found_by VARCHAR NOT NULL,
    newest_at TIMESTAMP -- what its listing says of its date
);
