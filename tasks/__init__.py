"""The stages of the pipeline: one module or package for each, as plain functions."""
