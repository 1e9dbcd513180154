-- Some tools that read SQL take search for a function of their own (sqlglot, and with it Superset and ibis).
CREATE MACRO find(query, most := NULL) AS TABLE
    SELECT hits.* FROM search(query, most) AS hits
    ORDER BY hits.score DESC, hits.article_id ASC;
