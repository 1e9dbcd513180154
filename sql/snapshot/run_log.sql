-- The name that the dictionary has for it: runs is the view. A rename changes only the catalog.
ALTER TABLE internal.runs RENAME TO run_log;
