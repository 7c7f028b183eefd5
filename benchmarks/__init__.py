"""Measurements of autopar on whole scripts; run as ``python -m benchmarks.examples``."""
