-- Up to when texts were found clean: a check reads those that came since. Maintenance reads all of them.
CREATE TABLE clean_checks (
    claim VARCHAR NOT NULL, -- name of the check
    digest VARCHAR NOT NULL, -- of its statement: another one reads all
    clean_before TIMESTAMP NOT NULL -- versions recorded before this broke nothing
);
