-- What the operator has been told, and what was taken out of the archive on purpose.

CREATE TABLE alarms (
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, -- silent, drifting, robots, failing, stale
    why VARCHAR NOT NULL, -- as last seen
    raised_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL, -- the last run that found it standing
    told_at TIMESTAMP, -- the last event that was sent of it; null: none yet
    ended_at TIMESTAMP -- null: it stands
);

-- Addresses that are not fetched or loaded any more.
CREATE TABLE forgotten (
    url_key VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    article_id VARCHAR, -- the article that it was; null: it was none yet
    forgotten_at TIMESTAMP NOT NULL
);

-- Segments that were loaded and are no longer in the archive.
CREATE TABLE removed_segments (
    segment VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    bytes BIGINT NOT NULL,
    why VARCHAR NOT NULL, -- age, size
    removed_at TIMESTAMP NOT NULL
);
