-- Codes of languages that a query may name.
CREATE TABLE internal.languages AS
SELECT unnest(from_json_strict($languages, '[{"code": "VARCHAR", "name": "VARCHAR"}]'), recursive := true);
