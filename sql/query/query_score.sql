-- BM25 (k1 1.2, b 0.75) over title, lead and body, a word of the title counted three times; a phrase counts like the
-- rarest of its words. `by_length` is 0.9 by the usual length of an article.
CREATE MACRO query_score(weight, times, length, by_length) AS
weight * times / (times + 0.3 + by_length * length);
