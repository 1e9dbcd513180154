-- The last number that was given; an article that has changed since it was found leaves a gap.
UPDATE search_counter
SET document = greatest(search_counter.document, (SELECT max(batch.document) FROM batch));
