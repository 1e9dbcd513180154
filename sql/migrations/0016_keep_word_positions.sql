-- Where each word stands, so that phrases and distances are found without their texts. What was indexed before has
-- form 0 and no positions: its texts are read as before, until it is indexed again.
ALTER TABLE internal.search_postings ADD COLUMN form USMALLINT DEFAULT 0; -- digest of the form, from 1; 0: of any form
ALTER TABLE internal.search_postings ADD COLUMN positions UINTEGER[]; -- see sql/index/counts.sql
ALTER TABLE internal.search_documents ADD COLUMN is_cut BOOLEAN; -- too long for positions; null: indexed before them
