"""Array statements: what NumPy expressions read and write, and which names stand for arrays."""
