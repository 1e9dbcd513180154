"""``dateline serve``: a Prefect server where none is configured, and a runner of every source's deployment."""
