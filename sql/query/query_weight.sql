-- What a leaf that some articles of a collection have counts for in their scores.
CREATE MACRO query_weight(articles, documents) AS
2.2 * ln(1 + (articles - least(documents, articles) + 0.5) / (least(documents, articles) + 0.5));
