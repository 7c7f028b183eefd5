"""Instances of the module's classes with special methods: operators, subscripts, comparisons as calls."""
