-- The index of full text, the stories and the differences between versions: made from articles after they are loaded.
-- Every word is counted under a term: the digest of its stem without accents, whatever the language.

-- What was given last. Both of two writers update it, so that one of them conflicts and tries again.
CREATE TABLE search_counter (
    document INTEGER NOT NULL
);

INSERT INTO search_counter VALUES (0);

-- One row an article, of the version that is indexed.
CREATE TABLE search_documents (
    document INTEGER NOT NULL, -- ascending in the order of indexing, never given twice
    article_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    length INTEGER NOT NULL, -- words of title, lead and body
    told_at TIMESTAMP NOT NULL, -- when it was published, else first seen: stories are looked for around it
    sketch UINTEGER[] -- the least digests of its runs of four words; null: too short to be told from others
);

-- Words as they were met, and the terms that they are counted under.
CREATE TABLE search_forms (
    form VARCHAR NOT NULL, -- in lower case
    stemmer VARCHAR NOT NULL, -- of the article's language
    folded VARCHAR NOT NULL, -- the form without accents: what a query is compared with
    stem VARCHAR NOT NULL, -- without accents
    term UBIGINT NOT NULL -- digest of stem
);

-- In stretches that are each sorted by term, then document: one a load until it is tidied. Rows of documents that are
-- no longer in search_documents do not count.
CREATE TABLE search_postings (
    term UBIGINT NOT NULL,
    document INTEGER NOT NULL,
    frequency INTEGER NOT NULL, -- in title, lead and body
    in_title INTEGER NOT NULL
);

-- The stretches that were sorted as one.
CREATE TABLE search_stretches (
    first_document INTEGER NOT NULL,
    last_document INTEGER NOT NULL,
    postings BIGINT NOT NULL,
    tidied_at TIMESTAMP NOT NULL
);

-- One row an article that shares a story with another.
CREATE TABLE story_articles (
    article_id VARCHAR NOT NULL,
    story_id VARCHAR NOT NULL, -- the article that the story began with when it was first found
    like_article_id VARCHAR NOT NULL, -- the article that it was found to be most like
    likeness DOUBLE NOT NULL, -- share of the sketch that both have, from 0 to 1
    joined_at TIMESTAMP NOT NULL
);

-- Stories that turned out to be one: story_id was given up for merged_into.
CREATE TABLE story_merges (
    story_id VARCHAR NOT NULL,
    merged_into VARCHAR NOT NULL,
    merged_at TIMESTAMP NOT NULL
);

-- One row a pair of versions that follow each other in time: the words that changed in the body.
CREATE TABLE version_differences (
    article_id VARCHAR NOT NULL,
    earlier_version INTEGER NOT NULL,
    version INTEGER NOT NULL,
    words_removed INTEGER NOT NULL,
    words_added INTEGER NOT NULL,
    changes STRUCT(before VARCHAR, after VARCHAR)[] NOT NULL -- in the order of the text; null before: put in
);
