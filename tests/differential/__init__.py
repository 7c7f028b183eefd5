"""Programs run as written and as rewritten: nothing that a program can see may differ."""
