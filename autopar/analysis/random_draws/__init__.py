"""Loops that draw random numbers: how many each iteration takes."""
