CREATE MACRO kwic(query, width := 40, sort := 'right', most := 2000) AS TABLE
    SELECT lines.* FROM concordance(query, width, sort, most) AS lines;
