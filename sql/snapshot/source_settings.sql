-- Frees the name of the writer's table for the view. A rename changes only the catalog.
ALTER TABLE sources RENAME TO source_settings;
