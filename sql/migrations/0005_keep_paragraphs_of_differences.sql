-- What an analyst asks of a revision without reading every text. What was compared before is compared again.
DROP TABLE version_differences;

CREATE TABLE version_differences (
    article_id VARCHAR NOT NULL,
    earlier_version INTEGER NOT NULL,
    version INTEGER NOT NULL,
    words_removed INTEGER NOT NULL,
    words_added INTEGER NOT NULL,
    changes STRUCT(before VARCHAR, after VARCHAR)[] NOT NULL, -- in the order of the text; null before: put in
    is_lead_changed BOOLEAN NOT NULL,
    paragraphs_removed VARCHAR[] NOT NULL,
    paragraphs_added VARCHAR[] NOT NULL
);
