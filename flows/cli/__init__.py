"""The ``dateline`` command: a module for each subcommand, and how results are shown."""
