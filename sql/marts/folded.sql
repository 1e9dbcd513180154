-- Case and accents away, so that "Élysée" is found by "elysee".
CREATE MACRO folded(txt) AS lower(strip_accents(txt));
