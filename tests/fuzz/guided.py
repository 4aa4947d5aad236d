"""One loader fuzzed by atheris, which sees the branches taken: `python -m tests.fuzz.guided NAME SECONDS`."""

import sys
from importlib import import_module
from tempfile import TemporaryDirectory


def main(name: str, seconds: int) -> None:
    """Run the loader `name` for `seconds`; ends the process, and keeps in the corpus what brought it down."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["rubric", "sessions"]):
        loaders = import_module("tests.fuzz.loaders")

    def attempt(raw: bytes) -> None:
        loaders.refuses(name, raw)

    with TemporaryDirectory() as grown:
        kept = loaders.CORPUS / name
        options = [f"-max_total_time={seconds}", "-max_len=20000", "-rss_limit_mb=1500", "-timeout=20", "-verbosity=0"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={kept}/found-", grown, str(kept)], attempt)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
