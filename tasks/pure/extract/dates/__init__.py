"""When a page was published and modified: dates as written, candidates, and the choice among them."""
