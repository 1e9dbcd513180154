"""`dateline browse` as a web application: routes, templates, and who has access."""
