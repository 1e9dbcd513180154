-- What a copy of a DuckLake's tables notes about itself (see lake_copy); other warehouses have none.
DROP TABLE IF EXISTS lake_copy_state;
