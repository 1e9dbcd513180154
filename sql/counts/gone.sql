-- Articles that have changed or are no longer there, as they were counted.
CREATE TEMP TABLE gone AS
SELECT counted.*
FROM counted_articles AS counted
ANTI JOIN current_heads AS heads
    ON counted.head_row = heads.head_row AND counted.fingerprint = heads.fingerprint;
