"""What a page says: ``extract`` turns one fetched page into one ``Extraction``."""
