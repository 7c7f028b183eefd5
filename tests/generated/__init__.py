"""Small random loop programs, run plain and rewritten."""
