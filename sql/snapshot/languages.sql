-- Languages that a query may name, and the stemmers of their articles.
CREATE TABLE internal.languages AS
SELECT
    unnest(
        from_json_strict($languages, '[{"code": "VARCHAR", "name": "VARCHAR", "stemmer": "VARCHAR"}]'),
        recursive := true
    );
