-- Versions that could not be indexed or compared. Publishing tries one again until it has failed twice; then it leaves
-- the version out for a week, so that one article never holds up the others.
CREATE TABLE publishing_failures (
    part VARCHAR NOT NULL, -- index, comparison
    article_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    failures INTEGER NOT NULL,
    failed_at TIMESTAMP NOT NULL -- the last time, UTC
);
