import autopar
import numpy as np


@autopar.parallel_for(writes=["table[i, :]"])
def _outer_loop(chunk, b, table):
	for i, x in chunk:
		if x > 0:
			# positive rows only
			table[i, :] = x * b


def outer(a, b):
	table = np.zeros((len(a), len(b)))
	_outer_loop(enumerate(a), b, table)
	return table
