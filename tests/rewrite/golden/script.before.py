#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Prints the norms of random matrices.

import numpy as np

norms = np.zeros(16)
for k in range(16):
    rng = np.random.default_rng(k)
    matrix = rng.normal(size=(50, 50))
    norms[k] = np.sqrt((matrix ** 2).sum())

print("last", k, norms.round(3).tolist())
