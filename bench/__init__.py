"""Measurements: what the corridor manages on this machine."""
