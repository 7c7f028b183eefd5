"""What iterations accumulate: reductions, scans, extremes, elements under keys, counters."""
