#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Prints the norms of random matrices.

import autopar
import numpy as np

norms = np.zeros(16)


@autopar.parallel_for(writes=["norms[k]"], releases_gil=True)
def _module_loop(chunk, norms):
    for k in chunk:
        rng = np.random.default_rng(k)
        matrix = rng.normal(size=(50, 50))
        norms[k] = np.sqrt((matrix ** 2).sum())
    return k, rng, matrix


k, rng, matrix = _module_loop(range(16), norms)

print("last", k, norms.round(3).tolist())
