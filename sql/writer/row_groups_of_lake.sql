-- Texts in small groups: a group is written from memory, and read as a whole for one text of it.
CALL lake.set_option('parquet_row_group_size', 8192, schema => 'internal', table_name => 'article_contents');
