-- Whether the index alone leaves an article undecided.
SELECT count(*) > 0 AS are_needed FROM found
WHERE found.verdict = 1;
