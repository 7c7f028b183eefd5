"""Where written operands live while workers write them.

Shared memory, private copies, or lists compared slot by slot.
"""
