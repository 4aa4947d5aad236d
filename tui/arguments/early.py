"""What has to be known before the arguments are parsed."""

from collections.abc import Sequence


def asked(option: str, argv: Sequence[str]) -> str | None:
    """An option before the arguments are parsed: usage errors speak the language too, and defects have a home."""
    found = None
    for n, word in enumerate(argv):
        if word == option and n + 1 < len(argv):
            found = argv[n + 1]
        if word.startswith(f"{option}="):
            found = word.removeprefix(f"{option}=")
    return found
