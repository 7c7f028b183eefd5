"""Abstract interpretation: what a block of code reads and writes, and where its values come from."""
