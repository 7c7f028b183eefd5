"""What a loop runs over: counting loops, items, iterators, bounds that move."""
