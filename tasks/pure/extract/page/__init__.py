"""The page as finders see it: its tree, its charset, its head, its JSON-LD and its marked elements."""
