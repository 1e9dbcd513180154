SELECT found.* FROM found;
