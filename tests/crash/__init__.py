"""`make crash`: the real program killed, its disk made to refuse, filled up and cut off.

What it called saved is looked for afterwards. Not a part of `make test`: it takes minutes, and some needs root.
"""
