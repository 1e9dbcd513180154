"""What feeds, sitemaps and listings name: their bytes parsed into candidates."""
