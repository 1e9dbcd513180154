-- Versions are numbered from 1 to the last number given; a version whose article has no head breaks this too.
SELECT
    contents.article_id,
    min(contents.version) AS first_version,
    max(contents.version) AS last_version,
    count(*) AS contents,
    any_value(heads.versions) AS numbers_given
FROM internal.article_contents AS contents
LEFT JOIN internal.article_heads AS heads ON contents.article_id = heads.article_id
GROUP BY contents.article_id
HAVING
    min(contents.version) <> 1
    OR max(contents.version) <> count(*)
    OR (max(contents.version) IS DISTINCT FROM any_value(heads.versions));
