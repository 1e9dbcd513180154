-- What only macros read.
CREATE SCHEMA internal;
