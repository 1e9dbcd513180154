UPDATE search_counter
SET document = document + (SELECT count(*) FROM batch);
