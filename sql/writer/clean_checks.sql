SELECT
    clean_checks.claim,
    clean_checks.digest,
    clean_checks.clean_before
FROM clean_checks;
