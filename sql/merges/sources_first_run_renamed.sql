-- A source that ran under both names has existed since its first run under either.
UPDATE sources
SET
    first_run_at = (
        SELECT min(named.first_run_at)
        FROM sources AS named
        WHERE named.source IN ($former, $name)
    )
WHERE sources.source = $name;
