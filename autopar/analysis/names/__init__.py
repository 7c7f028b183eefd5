"""What is known of names: roles in a loop, definite assignment, liveness, integers, numbers."""
