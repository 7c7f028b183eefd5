"""What a check found, and its projections: one module for each output format."""

from autopar.report.model import FileResult, Finding, Report, Silenced, Summary

__all__ = ["FileResult", "Finding", "Report", "Silenced", "Summary"]
