-- Frees the name of the writer's table for the view. A rename changes only the catalog.
ALTER TABLE runs RENAME TO run_log;
