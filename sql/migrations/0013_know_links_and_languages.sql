-- What a page says besides its text: the name of its site, its own word on its language, whom it links to.

ALTER TABLE article_heads ADD COLUMN site_name VARCHAR;
ALTER TABLE article_heads ADD COLUMN language_stated VARCHAR; -- as the page says, whether the text agrees or not
ALTER TABLE article_heads ADD COLUMN language_confidence DOUBLE; -- 0 to 1; null: not measured
ALTER TABLE article_heads ADD COLUMN agency_written VARCHAR; -- agency is one name for all spellings

UPDATE article_heads
SET agency_written = agency
WHERE agency IS NOT NULL;

-- Links in the text of an article in its current version, at most 200 of one page.
CREATE TABLE article_links (
    article_id VARCHAR NOT NULL,
    position INTEGER NOT NULL, -- 1 is the first in the text
    url VARCHAR NOT NULL, -- resolved, http or https
    url_key VARCHAR NOT NULL, -- as in article_urls
    host VARCHAR NOT NULL, -- without www.
    text VARCHAR -- the linked words
);

-- Whether a change says of itself that it corrects something. What was compared before is compared again.
DROP TABLE version_differences;

CREATE TABLE version_differences (
    article_id VARCHAR NOT NULL,
    earlier_version INTEGER NOT NULL,
    version INTEGER NOT NULL,
    words_removed INTEGER NOT NULL,
    words_added INTEGER NOT NULL,
    changes STRUCT(before VARCHAR, after VARCHAR)[] NOT NULL, -- in the order of the text; null before: put in
    is_lead_changed BOOLEAN NOT NULL,
    is_correction_named BOOLEAN NOT NULL, -- a word for a correction is among those added to title, lead or body
    paragraphs_removed VARCHAR[] NOT NULL,
    paragraphs_added VARCHAR[] NOT NULL
);

-- Tags under one spelling: "Climate Change" and "climate change" are one subject.
ALTER TABLE tag_days ADD COLUMN tag_folded VARCHAR;

UPDATE tag_days SET tag_folded = lower(strip_accents(tag));
