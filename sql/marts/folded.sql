-- Without case and accents, so that "elysee" finds "Élysée".
CREATE MACRO folded(txt) AS lower(strip_accents(txt));
