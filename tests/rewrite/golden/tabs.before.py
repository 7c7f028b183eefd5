import numpy as np

def outer(a, b):
	table = np.zeros((len(a), len(b)))
	for i, x in enumerate(a):
		if x > 0:
			# positive rows only
			table[i, :] = x * b
	return table
