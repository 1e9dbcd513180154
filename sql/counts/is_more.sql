SELECT part.is_more FROM part;
