"""`make fuzz`: broken files against everything that reads files, for FUZZ_SECONDS; what brings a loader down is kept.

Hypothesis mutates the corpus; where atheris can be imported (pip install atheris; it is no dependency) it has the other
half of the time, guided by coverage. A failure ends with 1 and its file in tests/fuzz/corpus, which the tests replay.
"""

import hashlib
import random
import resource
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.loaders import CORPUS, LOADERS, corpus, refuses

MEMORY = 1_500_000_000
SCRAPS = (
    *(one.encode() for one in "{[]}~'\"?#|\n\r\t,:;-&*!%@=<>/\\0١é，：。\ufeff\u2028😀"),
    *(b"- ", b": ", b"  ", b"1e9", b"9" * 60, b"-1", b".nan", b"NaN", b"null", b"true", b"!!python/object:os.system"),
    *(b"&a", b"*a", b"\xff\xfe", b"\x00", b"\x80", b"\\ud800", b'"zh":', b"lint:", b"items:", b"levels:"),
    *(b"PK\x05\x06", b"<!DOCTYPE a>", b"&e;"),
)  # fmt: skip


def say(line: str) -> None:
    """Tell it at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@st.composite
def broken(draw: st.DrawFn, known: dict[str, bytes]) -> bytes:
    """A file of the corpus with some pieces cut, doubled, moved, overwritten, or scraps put in."""
    raw = bytearray(known[draw(st.sampled_from(sorted(known)))])
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.sampled_from((0, 0, 1, 2, 5, 20, 200))))
        new = draw(st.sampled_from(("scrap", "cut", "doubled", "moved", "bytes")))
        place = draw(st.integers(0, len(raw)))
        piece = {"cut": b"", "doubled": bytes(raw[start:end]) * 2, "moved": bytes(raw[place : place + 40])}.get(new)
        if piece is None:
            piece = draw(st.sampled_from(SCRAPS)) if new == "scrap" else draw(st.binary(max_size=4))
        raw[start:end] = piece
    return bytes(raw)


def by_hypothesis(name: str, seconds: float) -> bool:
    """Run the loader `name` for `seconds` and keep what brought it down; False where something did."""
    known, ends, last = corpus(name), time.monotonic() + seconds, [b""]
    count, slowest = 0, 0.0

    def attempt(raw: bytes) -> None:
        nonlocal count, slowest
        last[0] = raw
        begun = time.monotonic()
        refuses(name, raw)
        count, slowest = count + 1, max(slowest, time.monotonic() - begun)

    strategy = broken(known)
    while time.monotonic() < ends:
        search = given(strategy)(attempt)
        search = settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))(
            search
        )
        try:
            seed(random.getrandbits(64))(search)()
        except Exception:  # noqa: BLE001  whatever it is, it is what was looked for
            traceback.print_exc()
            kept = CORPUS / name / f"found-{hashlib.sha256(last[0]).hexdigest()[:12]}"
            kept.write_bytes(last[0])
            say(f"{name}: brought down by {kept}")
            return False
    say(f"{name}: {count} files, the slowest took {slowest:.2f} s")
    return True


def main(arguments: list[str]) -> int:
    """Divide the seconds among the loaders; 1 where one was brought down."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seconds, guided = float(arguments[0]) if arguments else 60.0, find_spec("atheris") is not None
    each = seconds / len(LOADERS) / (2 if guided else 1)
    sound = [by_hypothesis(name, each) for name in LOADERS]
    for name in LOADERS if guided else ():
        ran = subprocess.run([sys.executable, "-m", "tests.fuzz.guided", name, str(max(1, round(each)))], check=False)
        say(f"{name}: atheris ended with {ran.returncode}")
        sound.append(ran.returncode == 0)
    if not guided:
        say("atheris is not installed; Hypothesis had all of the time")
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
