"""How much is taken in from outside, in one place; docs/limits.md says the same to people, held by a test.

What is larger is refused before it is read, or after one byte more than the limit where its size cannot be known.
Rubric files have theirs in `rubric.reader`.
"""

MAX_DOCUMENT = 16_000_000
"""Bytes of a session document, as a file or as a line of a JSON Lines file, which itself may be of any size."""

MAX_ENCRYPTED = 256_000_000
"""Bytes of an age file, which is decrypted in memory as a whole."""

MAX_VALUES = 1_000_000
"""Commas in a document: a few bytes of JSON can become a hundred of memory."""

MAX_COMMAND = 8_000_000
"""Bytes of a line of `bei apply`: the longest text with every character escaped, and some room."""

MAX_DEPTH = 100
"""How deep JSON may be nested."""

MAX_POWER = 1000
"""How many places from the point the digits of a number may stand."""

MAX_SCORES = 4_000_000
"""Bytes of a file of exam scores."""

MAX_TEXT = 1_000_000
"""Characters of a note, a title or a reason."""

MAX_TYPED = 100_000
"""Characters in an editor on a screen; a paste that would go beyond is refused."""

MAX_NAME = 200
"""Characters of a name, an id or a post."""
