import numpy as np

# Section: kernels of support vector machines

def gram(points, gamma):
  n = len(points)
  matrix = np.zeros((n, n))
  for i in range(n):
    for j in range(n):
      difference = points[i] - points[j]
      matrix[i, j] = np.exp(-gamma * (difference @ difference))
  return matrix
