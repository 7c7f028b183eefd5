"""The stable diagnostic codes: one module each, whose docstring explains and whose examples are its tests."""

from autopar.rules.registry import Rule, UnknownCode, all_codes, close_matches, load, title

__all__ = ["Rule", "UnknownCode", "all_codes", "close_matches", "load", "title"]
