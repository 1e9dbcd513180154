-- The name that the dictionary has for it: sources is the view. A rename changes only the catalog.
ALTER TABLE internal.sources RENAME TO source_settings;
