-- A query in the language of docs/query-language.md, parsed: one row. tasks/pure/query does the same in Python, in the
-- same words, and a test holds both to be equal: change both.
--
-- mistake: what is wrong, with the place marked; null: nothing. rpn: the query in reverse Polish notation: the number of
-- a leaf, or -1 for OR, -2 for AND, -3 for NOT. leaves: what an article has or has not.
--
-- A pattern with all letters of Unicode takes DuckDB 2 to 6 ms to compile: a constant one with each statement, one that
-- depends on a row (`left(txt, 0) || '...'`) only where a row is compared with it. So what few queries have costs the
-- others nothing.
CREATE MACRO query_parsed(query) AS TABLE
WITH RECURSIVE
written AS MATERIALIZED (
    SELECT
        coalesce(query, '') AS original,
        translate(
            coalesce(query, ''), '“”„‟«»″＂（）：＝＊－、，。；！…’＇', '""""""""():=*-,,.;!!'''''
        ) AS plain
),

cut AS (
    SELECT
        regexp_extract_all(
            written.plain,
            '[\s\p{Z}]+'
            || '|(?i:date):[^\s\p{Z}()"]+'
            || '|(?:\p{L}[\p{L}\p{N}\p{M}_‐‑·.-]*:)?(?:\(|=?(?:"[^"]*"|(?i:near)\((?:[^()"]|"[^"]*")*\)'
            || '|[\p{L}\p{N}\p{M}]+(?:[''.&/@_‐‑·-][\p{L}\p{N}\p{M}]+)*\*?))'
            || '|(?s:.)'
        ) AS tokens
    FROM written
),

numbered AS (
    SELECT
        unnest(cut.tokens) AS txt,
        generate_subscripts(cut.tokens, 1) AS number
    FROM cut
),

placed AS (
    SELECT
        numbered.number,
        numbered.txt,
        length(numbered.txt) AS letters,
        coalesce(
            sum(length(numbered.txt)) OVER (
                ORDER BY numbered.number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), 0
        )::BIGINT AS position,
        CASE
            WHEN numbered.txt IN ('AND', 'OR', 'NOT') THEN lower(numbered.txt)
            WHEN regexp_matches(numbered.txt, '^[\s\p{Z}]') THEN 'space'
            WHEN regexp_matches(numbered.txt, '^(?i:date):[^\s\p{Z}()"]') THEN 'date'
            WHEN ends_with(numbered.txt, '(') THEN 'open'
            WHEN numbered.txt = ')' THEN 'close'
            WHEN numbered.txt = '*' THEN 'all'
            WHEN numbered.txt = '-' THEN 'minus'
            WHEN numbered.txt IN (',', ';', '.', '!') THEN 'ignored'
            WHEN numbered.txt IN ('–', '—', '−', '‒', '―') THEN 'dash'
            WHEN length(numbered.txt) > 1 THEN 'term'
            WHEN regexp_matches(numbered.txt, left(numbered.txt, 0) || '[\p{L}\p{N}\p{M}]') THEN 'term'
            ELSE 'other'
        END AS kind
    FROM numbered
),

fields AS (
    SELECT
        placed.*,
        CASE
            WHEN placed.kind IN ('term', 'date', 'open') AND contains(placed.txt, ':')
                THEN regexp_extract(placed.txt, left(placed.txt, 0) || '^(\p{L}[\p{L}\p{N}\p{M}_‐‑·.-]*:)', 1)
            ELSE ''
        END AS prefix
    FROM placed
),

parts AS (
    SELECT
        fields.*,
        CASE
            WHEN fields.prefix = '' THEN NULL
            WHEN regexp_matches(fields.prefix, '^(?i:label)\.') THEN 'label.' || fields.prefix[7:length(fields.prefix) - 1]
            ELSE lower(fields.prefix[:length(fields.prefix) - 1])
        END AS field,
        fields.kind = 'term' AND fields.txt[length(fields.prefix) + 1] = '=' AS is_exact
    FROM fields
),

rests AS (
    SELECT
        parts.*,
        parts.txt[length(parts.prefix) + 1 + parts.is_exact::INTEGER:] AS rest
    FROM parts
),

shaped AS (
    SELECT
        rests.*,
        CASE
            WHEN rests.kind <> 'term' THEN rests.kind
            WHEN starts_with(rests.rest, '"') THEN 'phrase'
            WHEN ends_with(rests.rest, ')') THEN 'near'
            WHEN ends_with(rests.rest, '*') THEN 'prefix'
            ELSE 'word'
        END AS shape,
        CASE WHEN rests.kind = 'term' AND ends_with(rests.rest, ')') THEN rests.rest[6:length(rests.rest) - 1] END AS pair,
        lag(rests.kind) OVER in_order AS kind_before,
        lag(rests.kind, 2) OVER in_order AS second_kind_before,
        lag(lower(rests.txt)) OVER in_order AS txt_before,
        lag(lower(rests.txt), 2) OVER in_order AS second_txt_before,
        lead(rests.kind) OVER in_order AS kind_after
    FROM rests
    WINDOW in_order AS (ORDER BY rests.number)
),

pairs AS (
    SELECT
        shaped.*,
        CASE
            WHEN
                regexp_full_match(
                    shaped.pair,
                    left(shaped.pair, 0)
                    || '[\s\p{Z},]*=?(?:"[^"]*"|[\p{L}\p{N}\p{M}]+(?:[''.&/@_‐‑·-][\p{L}\p{N}\p{M}]+)*\*?)[\s\p{Z},]+'
                    || '=?(?:"[^"]*"|[\p{L}\p{N}\p{M}]+(?:[''.&/@_‐‑·-][\p{L}\p{N}\p{M}]+)*\*?)'
                    || '[\s\p{Z}]*(?:,[\s\p{Z}]*[0-9]{1,4}[\s\p{Z}]*)?'
                )
                THEN
                    regexp_extract(
                        shaped.pair,
                        '^[\s\p{Z},]*(=?)("[^"]*"|[^\s\p{Z},"]+)[\s\p{Z},]+(=?)("[^"]*"|[^\s\p{Z},"]+)'
                        || '[\s\p{Z}]*(?:,[\s\p{Z}]*([0-9]{1,4})[\s\p{Z}]*)?$',
                        ['one_exact', 'one', 'other_exact', 'other', 'distance']
                    )
        END AS near,
        CASE
            WHEN
                shaped.kind = 'date'
                AND regexp_full_match(
                    shaped.rest,
                    '(?:[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?(?:\.\.(?:[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?)?'
                )
                AND shaped.rest <> '..'
                THEN
                    CASE
                        WHEN contains(shaped.rest, '..') THEN string_split(shaped.rest, '..')
                        ELSE [shaped.rest, shaped.rest]
                    END
        END AS days
    FROM shaped
),

ranges AS (
    SELECT
        pairs.*,
        try_cast((nullif(pairs.days[1], '') || '-01-01')[:10] AS DATE) AS first_day,
        CASE length(pairs.days[2])
            WHEN 4 THEN try_cast(pairs.days[2] || '-12-31' AS DATE)
            WHEN 7 THEN last_day(try_cast(pairs.days[2] || '-01' AS DATE))
            WHEN 10 THEN try_cast(pairs.days[2] AS DATE)
        END AS last_day,
        CASE
            WHEN pairs.near IS NULL THEN NULL
            ELSE
                [
                    {
                        'shape': CASE
                            WHEN starts_with(pairs.near.one, '"') THEN 'phrase'
                            WHEN ends_with(pairs.near.one, '*') THEN 'prefix'
                            ELSE 'word'
                        END,
                        'is_exact': pairs.near.one_exact = '=',
                        'txt': trim(trim(pairs.near.one, '*'), '"')
                    },
                    {
                        'shape': CASE
                            WHEN starts_with(pairs.near.other, '"') THEN 'phrase'
                            WHEN ends_with(pairs.near.other, '*') THEN 'prefix'
                            ELSE 'word'
                        END,
                        'is_exact': pairs.near.other_exact = '=',
                        'txt': trim(trim(pairs.near.other, '*'), '"')
                    }
                ]
        END AS items,
        -- An asterisk within quotation marks, an empty phrase, an equals sign and a star, no words in between.
        coalesce(
            pairs.near IS NULL
            OR pairs.near.distance IN ('0', '00', '000', '0000')
            OR (pairs.near.one_exact = '=' AND ends_with(pairs.near.one, '*'))
            OR (pairs.near.other_exact = '=' AND ends_with(pairs.near.other, '*'))
            OR regexp_matches(pairs.near.one, left(pairs.near.one, 0) || '^"(?:.*\*.*|[^\p{L}\p{N}\p{M}]*)"$')
            OR regexp_matches(pairs.near.other, left(pairs.near.other, 0) || '^"(?:.*\*.*|[^\p{L}\p{N}\p{M}]*)"$'),
            FALSE
        ) AS is_bad_near
    FROM pairs
),

languages AS (
    SELECT
        languages.code,
        languages.name,
        languages.stemmer
    FROM internal.languages AS languages
),

checked AS (
    SELECT
        ranges.*,
        CASE
            WHEN NOT ranges.is_exact AND codes.code IS NOT NULL THEN NULL
            WHEN names.code IS NOT NULL THEN concat('Write lang:', names.code, ' for ', names.name, '.')
            ELSE 'There is no such language. Write its code of ISO 639-1, as in lang:de.'
        END AS language_mistake,
        ranges.number = 1 OR ranges.kind_before IN ('space', 'open') AS is_first,
        coalesce(ranges.kind_before IN ('term', 'date', 'all', 'close', 'and', 'or', 'not'), FALSE) AS is_attached
    FROM ranges
    LEFT JOIN languages AS codes ON lower(ranges.rest) = codes.code
    LEFT JOIN languages AS names ON lower(ranges.rest) = lower(names.name)
),

judged AS MATERIALIZED (
    SELECT
        checked.*,
        CASE
            WHEN checked.kind = 'other'
                THEN
                    CASE checked.txt
                        WHEN '"' THEN 'This quotation mark is not closed.'
                        WHEN ':'
                            THEN
                                'A colon follows the name of a field and stands right before what is looked for, '
                                || 'as in title:storm.'
                        WHEN '=' THEN 'An equals sign stands right before a word or a phrase, as in =US.'
                        ELSE 'This sign means nothing here. Put a text that has it in quotation marks.'
                    END
            WHEN checked.kind = 'dash'
                THEN
                    CASE
                        WHEN checked.is_first AND checked.kind_after <> 'space'
                            THEN 'This is a dash. Write - to exclude a word.'
                    END
            WHEN checked.kind = 'minus'
                THEN
                    CASE
                        WHEN coalesce(checked.kind_after NOT IN ('term', 'date', 'all', 'open'), TRUE)
                            THEN 'A minus stands right before what is excluded, as in -storm.'
                        WHEN NOT checked.is_first THEN 'A space is missing here.'
                    END
            WHEN checked.kind = 'all' AND checked.is_attached THEN 'A star stands at the end of a word, as in storm*.'
            WHEN
                checked.txt = '('
                AND (
                    (checked.kind_before = 'term' AND checked.txt_before = 'near')
                    OR (
                        checked.kind_before = 'space'
                        AND checked.second_kind_before = 'term'
                        AND checked.second_txt_before = 'near'
                    )
                )
                THEN 'near takes two words or phrases and a number, as in near(storm harbour, 10).'
            WHEN checked.kind IN ('term', 'date', 'all', 'open', 'and', 'or', 'not') AND checked.is_attached
                THEN 'A space is missing here.'
            WHEN
                checked.field NOT IN (
                    'title', 'lead', 'body', 'author', 'tag', 'section', 'agency', 'source', 'lang', 'date'
                )
                AND NOT regexp_matches(checked.field, '^label\..')
                THEN
                    'There is no field ' || checked.field || '. The fields are title, lead, body, author, tag, section, '
                    || 'agency, source, lang, date and label.NAME.'
            WHEN checked.kind = 'date'
                THEN
                    CASE
                        WHEN
                            checked.days IS NULL
                            OR (checked.days[1] <> '' AND checked.first_day IS NULL)
                            OR (checked.days[2] <> '' AND checked.last_day IS NULL)
                            THEN 'date: takes a day, a month, a year or a range, as in date:2026-03..2026-05.'
                        WHEN checked.first_day > checked.last_day THEN 'This range ends before it begins.'
                    END
            WHEN checked.field = 'date'
                THEN 'date: takes a day, a month, a year or a range, as in date:2026-03..2026-05.'
            WHEN checked.shape = 'phrase' AND contains(checked.rest, '*')
                THEN 'A star means nothing within quotation marks.'
            WHEN
                checked.shape = 'phrase'
                AND NOT regexp_matches(checked.rest, left(checked.rest, 0) || '[\p{L}\p{N}\p{M}]')
                THEN 'There is no word between the quotation marks.'
            WHEN checked.shape = 'near' AND checked.is_exact
                THEN 'An equals sign stands right before a word or a phrase, as in =US.'
            WHEN checked.shape = 'near' AND checked.field NOT IN ('title', 'lead', 'body')
                THEN 'near looks in title, lead and body alone.'
            WHEN checked.shape = 'near' AND checked.is_bad_near
                THEN 'near takes two words or phrases and a number, as in near(storm harbour, 10).'
            WHEN checked.shape = 'prefix' AND checked.is_exact THEN 'An equals sign and a star do not go together.'
            WHEN checked.kind = 'term' AND checked.field = 'lang' THEN checked.language_mistake
        END AS mistake
    FROM checked
),

bad_token AS (
    SELECT
        judged.mistake,
        judged.position,
        judged.letters
    FROM judged
    WHERE judged.mistake IS NOT NULL
    ORDER BY judged.position
    LIMIT 1
),

significant AS MATERIALIZED (
    SELECT
        judged.*,
        row_number() OVER (ORDER BY judged.number) AS step
    FROM judged
    WHERE judged.kind IN ('term', 'date', 'all', 'open', 'close', 'minus', 'and', 'or', 'not')
),

-- Dijkstra's shunting yard. Operators that wait: 0 an open parenthesis, 1 OR, 2 AND, 3 NOT.
walk AS (
    SELECT
        cast(0 AS BIGINT) AS step,
        cast([] AS INTEGER []) AS waiting,
        cast([] AS INTEGER []) AS rpn,
        cast([] AS VARCHAR []) AS inherited,
        cast([] AS BIGINT []) AS opened,
        FALSE AS is_complete,
        0 AS leaves,
        cast(NULL AS VARCHAR) AS field,
        cast(NULL AS VARCHAR) AS mistake
    WHERE NOT EXISTS (SELECT 1 FROM bad_token)
    UNION ALL
    SELECT
        bound.step,
        bound.left_waiting[:bound.kept] || bound.pushed AS waiting,
        bound.rpn || list_reverse([-o FOR o IN bound.left_waiting[bound.kept + 1:]]) AS rpn,
        CASE bound.kind
            WHEN 'open' THEN list_append(bound.inherited, coalesce(bound.own_field, bound.inherited[-1]))
            WHEN 'close' THEN bound.inherited[:len(bound.inherited) - 1]
            ELSE bound.inherited
        END AS inherited,
        CASE bound.kind
            WHEN 'open' THEN list_append(bound.opened, bound.step)
            WHEN 'close' THEN bound.opened[:len(bound.opened) - 1]
            ELSE bound.opened
        END AS opened,
        bound.kind IN ('term', 'date', 'all', 'close') AS is_complete,
        bound.leaves + (bound.kind IN ('term', 'date', 'all'))::INTEGER AS leaves,
        bound.field,
        CASE
            WHEN bound.step > 300 THEN 'This query is too long.'
            WHEN bound.kind IN ('and', 'or') AND NOT bound.is_complete
                THEN 'This stands between two things to look for.'
            WHEN bound.kind = 'close' AND len(bound.opened) = 0 THEN 'This parenthesis was not opened.'
            WHEN bound.kind = 'close' AND NOT bound.is_complete
                THEN 'Something to look for is missing before this parenthesis.'
            WHEN bound.kind IN ('term', 'date', 'all') AND bound.leaves = 60
                THEN 'A query has at most 60 words and phrases.'
            WHEN bound.kind = 'term' AND bound.field = 'date'
                THEN 'date: takes a day, a month, a year or a range, as in date:2026-03..2026-05.'
            WHEN bound.shape = 'near' AND bound.field NOT IN ('title', 'lead', 'body')
                THEN 'near looks in title, lead and body alone.'
            WHEN bound.kind = 'term' AND bound.shape <> 'near' AND bound.field = 'lang' THEN bound.language_mistake
        END AS mistake
    FROM (
        -- What binds tighter than a NOT or a closing parenthesis leaves: the NOTs right before it.
        SELECT
            popped.* EXCLUDE (rest_waiting, rest_rpn),
            popped.rest_rpn AS rpn,
            popped.rest_waiting AS left_waiting,
            CASE
                WHEN popped.kind IN ('term', 'date', 'all', 'close')
                    THEN
                        coalesce(
                            list_max([i FOR i IN range(1, len(popped.rest_waiting) + 1) IF popped.rest_waiting[i] < 3]), 0
                        )
                ELSE len(popped.rest_waiting)
            END AS kept
        FROM (
            SELECT
                joined.* EXCLUDE (waiting, rpn),
                CASE joined.kind
                    WHEN 'close' THEN joined.waiting[:joined.keep - 1]
                    WHEN 'term' THEN joined.waiting[:joined.keep] || joined.implied
                    WHEN 'date' THEN joined.waiting[:joined.keep] || joined.implied
                    WHEN 'all' THEN joined.waiting[:joined.keep] || joined.implied
                    ELSE joined.waiting[:joined.keep]
                END AS rest_waiting,
                joined.rpn
                || list_reverse([-o FOR o IN joined.waiting[joined.keep + 1:]])
                || CASE WHEN joined.kind IN ('term', 'date', 'all') THEN [joined.leaves] ELSE [] END AS rest_rpn,
                CASE joined.kind
                    WHEN 'or' THEN [1]
                    WHEN 'and' THEN [2]
                    WHEN 'not' THEN joined.implied || [3]
                    WHEN 'minus' THEN joined.implied || [3]
                    WHEN 'open' THEN joined.implied || [0]
                    ELSE []
                END AS pushed
            FROM (
                SELECT
                    walk.waiting,
                    walk.rpn,
                    walk.inherited,
                    walk.opened,
                    walk.is_complete,
                    walk.leaves,
                    significant.step,
                    significant.kind,
                    significant.shape,
                    significant.language_mistake,
                    significant.field AS own_field,
                    CASE
                        WHEN significant.kind <> 'all' THEN coalesce(significant.field, walk.inherited[-1])
                    END AS field,
                    CASE
                        WHEN walk.is_complete AND significant.kind NOT IN ('and', 'or', 'close') THEN [2] ELSE []
                    END AS implied,
                    coalesce(
                        list_max(
                            [
                                i FOR i IN range(1, len(walk.waiting) + 1)
                                IF walk.waiting[i] < CASE
                                    WHEN significant.kind IN ('or', 'close') THEN 1
                                    WHEN significant.kind = 'and' OR walk.is_complete THEN 2
                                    ELSE 4
                                END
                            ]
                        ), 0
                    ) AS keep
                FROM walk
                INNER JOIN significant ON significant.step = walk.step + 1
                WHERE walk.mistake IS NULL
            ) AS joined
        ) AS popped
    ) AS bound
),

ended AS MATERIALIZED (
    SELECT
        walk.*,
        significant.position,
        significant.letters
    FROM walk
    LEFT JOIN significant ON walk.step = significant.step
    ORDER BY walk.step DESC
    LIMIT 1
),

mistakes AS (
    SELECT bad_token.* FROM bad_token
    UNION ALL
    SELECT
        CASE
            WHEN ended.mistake IS NOT NULL THEN ended.mistake
            WHEN ended.step = 0 THEN 'Say what to look for.'
            WHEN NOT ended.is_complete THEN 'Something to look for is missing after this.'
            WHEN len(ended.opened) > 0 THEN 'This parenthesis is not closed.'
        END AS mistake,
        CASE
            WHEN ended.mistake IS NULL AND ended.is_complete AND len(ended.opened) > 0 THEN opened.position
            ELSE coalesce(ended.position, 0)
        END AS position,
        CASE
            WHEN ended.mistake IS NULL AND ended.is_complete AND len(ended.opened) > 0 THEN opened.letters
            ELSE coalesce(ended.letters, 0)
        END AS letters
    FROM ended
    LEFT JOIN significant AS opened ON opened.step = ended.opened[-1]
),

mistake AS MATERIALIZED (
    SELECT mistakes.* FROM mistakes
    WHERE mistakes.mistake IS NOT NULL
),

complete AS MATERIALIZED (
    SELECT
        CASE WHEN mistake.mistake IS NULL THEN ended.rpn || list_reverse([-o FOR o IN ended.waiting]) END AS rpn
    FROM ended
    LEFT JOIN mistake ON TRUE
),

-- Which leaves stand under an odd number of NOTs: each NOT turns over the leaves of what it takes.
turned AS (
    SELECT
        0 AS step,
        cast([] AS INTEGER []) AS firsts,
        0 AS leaves,
        cast([] AS INTEGER []) AS turned
    UNION ALL
    SELECT
        turned.step + 1 AS step,
        CASE
            WHEN complete.rpn[turned.step + 1] >= 0 THEN list_append(turned.firsts, complete.rpn[turned.step + 1])
            WHEN complete.rpn[turned.step + 1] = -3 THEN turned.firsts
            ELSE turned.firsts[:len(turned.firsts) - 1]
        END AS firsts,
        turned.leaves + (complete.rpn[turned.step + 1] >= 0)::INTEGER AS leaves,
        CASE
            WHEN complete.rpn[turned.step + 1] = -3
                THEN turned.turned || cast(range(turned.firsts[-1], turned.leaves) AS INTEGER [])
            ELSE turned.turned
        END AS turned
    FROM turned
    CROSS JOIN complete
    WHERE turned.step < len(complete.rpn)
),

turned_over AS MATERIALIZED (
    SELECT turned.turned FROM turned
    ORDER BY turned.step DESC
    LIMIT 1
),

leaves AS (
    SELECT
        list(
            {
                'leaf': walk.leaves - 1,
                'shape': significant.shape,
                'field': walk.field,
                'is_exact': significant.is_exact,
                'txt': CASE significant.shape
                    WHEN 'all' THEN ''
                    WHEN 'phrase' THEN significant.rest[2:length(significant.rest) - 1]
                    WHEN 'prefix' THEN significant.rest[:length(significant.rest) - 1]
                    WHEN 'near' THEN significant.pair
                    ELSE significant.rest
                END,
                'position': significant.position,
                'letters': significant.letters,
                'items': significant.items,
                'distance': CASE
                    WHEN significant.near IS NOT NULL
                        THEN cast(coalesce(nullif(significant.near.distance, ''), '10') AS INTEGER)
                END,
                'first_day': significant.first_day,
                'last_day': significant.last_day,
                'is_wanted': len(list_filter(turned_over.turned, LAMBDA t: t = walk.leaves - 1)) % 2 = 0
            }
            ORDER BY walk.leaves
        ) AS leaves
    FROM walk
    INNER JOIN significant ON walk.step = significant.step
    CROSS JOIN turned_over
    WHERE significant.kind IN ('term', 'date', 'all')
),

final AS (
    SELECT
        CASE
            WHEN mistake.mistake IS NOT NULL
                THEN
                    concat(
                        mistake.mistake, chr(10), replace(written.original, chr(10), ' '), chr(10),
                        repeat(' ', mistake.position), repeat('^', greatest(1, mistake.letters))
                    )
        END AS mistake,
        complete.rpn,
        leaves.leaves
    FROM written
    LEFT JOIN mistake ON TRUE
    LEFT JOIN complete ON TRUE
    LEFT JOIN leaves ON TRUE
)

SELECT * FROM final;
