SELECT count(*) AS changed FROM changed;
