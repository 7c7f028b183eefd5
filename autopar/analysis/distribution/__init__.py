"""Loop distribution: a loop cut in stages, of which some run parallel."""
