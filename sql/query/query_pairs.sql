-- Each pair of letters that stand side by side, and the last letter alone. Letters are named by their place in a list:
-- to find each in its text from the beginning would take a run of 400,000 letters ten minutes.
CREATE MACRO query_pairs(run) AS
list_transform(
    list_zip(string_split(run, ''), string_split(run, '')[2:]), LAMBDA pair: concat(pair[1], pair[2])
);
