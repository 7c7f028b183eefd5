import autopar
import numpy as np

# Section: kernels of support vector machines


@autopar.parallel_for(writes=["matrix[i, 0:n]"], blas=True)
def _gram_loop(chunk, n, points, gamma, matrix):
  for i in chunk:
    for j in range(n):
      difference = points[i] - points[j]
      matrix[i, j] = np.exp(-gamma * (difference @ difference))


def gram(points, gamma):
  n = len(points)
  matrix = np.zeros((n, n))
  _gram_loop(range(n), n, points, gamma, matrix)
  return matrix
