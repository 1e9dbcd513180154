-- What all of some lists have. Two lists without list_reduce cost half.
CREATE MACRO query_common(lists) AS
CASE
    WHEN len(lists) = 1 THEN list_extract(lists, 1)
    WHEN len(lists) = 2 THEN list_intersect(list_extract(lists, 1), list_extract(lists, 2))
    ELSE list_reduce(lists, LAMBDA one, other: list_intersect(one, other))
END;
