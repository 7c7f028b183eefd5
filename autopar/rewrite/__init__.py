"""Outlines kernels, puts calls in the place of loops, adds the import, and says where every line came from."""
