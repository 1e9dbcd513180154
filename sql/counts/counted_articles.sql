INSERT INTO counted_articles BY NAME
SELECT changed.* FROM changed;
