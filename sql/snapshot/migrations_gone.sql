DROP TABLE main.migrations;
