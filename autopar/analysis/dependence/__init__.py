"""Do two accesses meet? The mathematics of subscripts: affine functions, dependence tests, direction vectors, isl."""
