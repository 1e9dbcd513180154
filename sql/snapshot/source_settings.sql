-- The writer's sources make room for the view of that name. A rename touches the catalog alone.
ALTER TABLE sources RENAME TO source_settings;
