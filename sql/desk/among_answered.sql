-- Of the articles that answer the query those that answer the filters, too.
SELECT found.* FROM found
INNER JOIN answered ON found.head_row = answered.head_row
WHERE answered.missed = 0;
