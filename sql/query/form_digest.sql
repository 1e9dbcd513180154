-- The number under which the index counts a form: from 1 to 65,535.
CREATE MACRO form_digest(form) AS
md5_number_lower(form) % 65535 + 1;
