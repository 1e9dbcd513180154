-- The writer's tables. No keys, sequences or indexes: the same file runs on DuckLake, and uniqueness is a check.
-- Every TIMESTAMP is UTC.

CREATE TABLE runs (
    run_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, -- ingest, backfill, reprocess, recovery, publish, maintain
    state VARCHAR NOT NULL, -- running, completed, failed (a part failed), died
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    refresh BOOLEAN NOT NULL,
    error VARCHAR
);

CREATE TABLE run_sources (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    listed BIGINT NOT NULL, -- distinct addresses that the source's documents named
    taken_in BIGINT NOT NULL, -- addresses that entered this run: each has exactly one outcome
    waiting BIGINT NOT NULL, -- addresses left pending because the run was full
    inserted BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    duplicate BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    pending BIGINT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    discovered_at TIMESTAMP, -- start of a discovery of which every document was read; null: some failed
    error VARCHAR
);

-- Written as pending when an address enters a run, so that a run that dies owes nothing.
CREATE TABLE outcomes (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    url_key VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    reason VARCHAR, -- of a reject, or the error of a pending one
    article_id VARCHAR,
    fetch_id VARCHAR,
    decided_at TIMESTAMP NOT NULL
);

CREATE TABLE discoveries (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, -- feed, sitemap, listing, url
    read_at TIMESTAMP NOT NULL,
    status INTEGER,
    entries BIGINT NOT NULL,
    error VARCHAR
);

CREATE TABLE documents (
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    rules_digest VARCHAR NOT NULL, -- validators count only while the source's rules are the same
    read_at TIMESTAMP NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    entries BIGINT NOT NULL
);

-- One row an address that was ever listed or loaded, whichever sources list it.
CREATE TABLE addresses (
    url_key VARCHAR NOT NULL,
    url VARCHAR NOT NULL, -- as discovered: what is asked
    source VARCHAR NOT NULL, -- the first that listed it
    found_by VARCHAR NOT NULL,
    listed_in VARCHAR,
    first_listed_at TIMESTAMP NOT NULL,
    last_listed_at TIMESTAMP NOT NULL,
    stated_published_at TIMESTAMP,
    stated_changed_at TIMESTAMP,
    fetched_at TIMESTAMP, -- the last exchange that gave an outcome
    status INTEGER,
    etag VARCHAR,
    last_modified VARCHAR,
    outcome VARCHAR,
    reason VARCHAR,
    article_id VARCHAR,
    checks BIGINT NOT NULL, -- fetches in a row that changed nothing
    born_at TIMESTAMP, -- publication of its article, where known: old ones are asked less often
    next_due_at TIMESTAMP -- null: not asked again unless listed with a newer change, or refreshed
);

CREATE TABLE pending (
    url_key VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    found_by VARCHAR NOT NULL,
    since TIMESTAMP NOT NULL,
    newest_at TIMESTAMP, -- what its listing says of its date, or when it was first listed: newest first, null last
    attempts BIGINT NOT NULL, -- runs that tried and failed
    failing_since TIMESTAMP, -- the first of those failures
    next_attempt_at TIMESTAMP NOT NULL,
    last_error VARCHAR,
    claimed_by VARCHAR -- the live run that has taken it in
);

CREATE TABLE segments (
    segment VARCHAR NOT NULL, -- path under the archive
    source VARCHAR NOT NULL,
    run_id VARCHAR,
    loaded_at TIMESTAMP NOT NULL,
    visits BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    extractor VARCHAR NOT NULL
);

CREATE TABLE fetches (
    fetch_id VARCHAR NOT NULL,
    run_id VARCHAR,
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, -- page, robots, feed, sitemap, listing
    address VARCHAR NOT NULL, -- the address that led here
    url VARCHAR NOT NULL,
    status INTEGER NOT NULL,
    requested_at TIMESTAMP NOT NULL,
    elapsed_ms DOUBLE,
    wire_bytes BIGINT,
    body_bytes BIGINT,
    content_type VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    robots VARCHAR, -- allowed, ignored
    payload_digest VARCHAR, -- sha1 in base32, as WARC writes it
    segment VARCHAR, -- null: not archived (feeds, sitemaps, listings)
    segment_offset BIGINT,
    segment_length BIGINT
);

-- One row an address: what its newest fetch was rejected for. The history is in outcomes.
CREATE TABLE rejects (
    url_key VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR,
    run_id VARCHAR,
    fetch_id VARCHAR,
    segment VARCHAR,
    segment_offset BIGINT,
    rejected_at TIMESTAMP NOT NULL,
    extractor VARCHAR NOT NULL
);

CREATE TABLE article_heads (
    article_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL, -- the address that makes versions
    url_key VARCHAR NOT NULL,
    canonical_url VARCHAR,
    section VARCHAR,
    language VARCHAR,
    tags VARCHAR[],
    published_at TIMESTAMP,
    published_on DATE,
    modified_at TIMESTAMP,
    image_url VARCHAR,
    image_caption VARCHAR,
    access VARCHAR NOT NULL,
    dateline_place VARCHAR,
    agency VARCHAR,
    first_seen_at TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL, -- the last fetch of its primary address that found it there
    read_at TIMESTAMP NOT NULL, -- the last of them that read a text: not a 304
    gone_at TIMESTAMP,
    version INTEGER NOT NULL, -- as it stands: the last by valid_from, then by number
    versions INTEGER NOT NULL, -- numbers given so far
    word_count BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    fetch_id VARCHAR NOT NULL, -- the exchange that the current content was read from
    found_by VARCHAR NOT NULL,
    story_id VARCHAR,
    extractor VARCHAR NOT NULL
);

CREATE TABLE article_contents (
    article_id VARCHAR NOT NULL,
    version INTEGER NOT NULL, -- in the order of loading, without a hole
    valid_from TIMESTAMP NOT NULL, -- when it was first fetched; ends with the next by (valid_from, version)
    recorded_at TIMESTAMP NOT NULL, -- when it was loaded
    fetch_id VARCHAR NOT NULL,
    cause VARCHAR NOT NULL, -- publisher, extractor
    title VARCHAR,
    lead VARCHAR,
    body VARCHAR NOT NULL,
    authors VARCHAR[],
    word_count BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    published_at TIMESTAMP,
    published_on DATE,
    published_written VARCHAR,
    published_rule VARCHAR,
    published_offset_minutes INTEGER,
    published_zone VARCHAR, -- stated, source, none
    modified_at TIMESTAMP,
    modified_written VARCHAR,
    modified_rule VARCHAR,
    modified_offset_minutes INTEGER,
    modified_zone VARCHAR,
    extractor VARCHAR NOT NULL
);

CREATE TABLE article_urls (
    url_key VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    how VARCHAR NOT NULL, -- fetched (it answers), redirect (leads there), canonical, amp (is named as, or names it)
    first_seen_at TIMESTAMP NOT NULL
);

CREATE TABLE sources (
    source VARCHAR NOT NULL,
    enabled BOOLEAN NOT NULL,
    schedule VARCHAR,
    timezone VARCHAR NOT NULL,
    language VARCHAR,
    labels MAP(VARCHAR, VARCHAR),
    first_run_at TIMESTAMP,
    seen_at TIMESTAMP NOT NULL -- the last run that had it in its configuration
);
