"""Calls: of the catalogue, of the program's own functions, methods and classes, of functions held as values."""
