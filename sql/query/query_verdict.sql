-- Whether what is known of an article answers a query: 0 no, 1 that depends on leaves that may be, 2 yes.
-- sure and maybe have a bit for each leaf (Kleene's logic of three values).
CREATE MACRO query_verdict(rpn, sure, maybe) AS
list_reduce(
    list_transform(rpn, LAMBDA code: [code]),
    LAMBDA stack, code:
    CASE
        WHEN code[1] = -1
            THEN stack[:len(stack) - 2] || [greatest(stack[len(stack) - 1], stack[len(stack)])]
        WHEN code[1] = -2
            THEN stack[:len(stack) - 2] || [least(stack[len(stack) - 1], stack[len(stack)])]
        WHEN code[1] = -3
            THEN stack[:len(stack) - 1] || [2 - stack[len(stack)]]
        ELSE
            stack
            || [
                CASE
                    WHEN (sure >> code[1]) & 1 = 1 THEN 2
                    WHEN (maybe >> code[1]) & 1 = 1 THEN 1
                    ELSE 0
                END
            ]
    END,
    cast([] AS INTEGER [])
)[1];
