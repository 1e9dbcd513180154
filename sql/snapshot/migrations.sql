-- The writer's ledger of migrations, which it needs in the schema main (see sql/migrations/0015).
CREATE TABLE internal.migrations AS
SELECT * FROM main.migrations;
