"""Documents that leave encrypted and come back: `--encrypt-to`, `--encrypt-with-passphrase`, `--identity`."""

import io
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tui.failure import Exit, FailureError

if TYPE_CHECKING:
    from sessions.vault.age import AgeError
    from tui.door import Door
    from tui.translate import Words

Close = Callable[[bytes], bytes]


def closing_of(args: Namespace, door: "Door") -> tuple[tuple[str, ...], Close | None]:
    """For whom a document is to be encrypted, in the ledger's words, and what does it; None where it stays plain.

    Raises FailureError, before anything is written.
    """
    to = getattr(args, "encrypt_to", None) or []
    under = getattr(args, "encrypt_with_passphrase", False)
    if not to and not under:
        return (), None
    words = door.words
    if to and under:
        raise FailureError(Exit.USAGE, words("age.one_way"))
    if args.output == "-" and sys.stdout is not None and sys.stdout.isatty():
        raise FailureError(Exit.USAGE, words("age.no_screen"))
    from sessions.vault.age import AgeError, close_with, read_recipients

    if to:
        try:
            recipients = read_recipients([line for one in to for line in _named(one, words)])
        except AgeError as problem:
            raise failure(problem, words, "") from None
        return recipients.names, lambda content: _guarded(recipients.close, content, words)
    from sessions.vault.key import check_extra, new_passphrase
    from tui.passphrase import Passphrases

    check_extra()
    passphrase = Passphrases(words, args.age_passphrase_file, "age.no_terminal").set(
        "age.ask_new", "age.ask_again", new_passphrase
    )
    return ("passphrase",), lambda content: _guarded(lambda one: close_with(passphrase, one), content, words)


def opened_with(args: Namespace, door: "Door", source: str, file: IO[bytes]) -> IO[bytes]:
    """`file` as it is, or what it holds where it is an age file, opened as the options of the command say.

    Raises FailureError.
    """
    from sessions.vault.age import LONGEST_BEGINNING, is_age

    beginning = file.read(LONGEST_BEGINNING)
    if not is_age(beginning):
        if source.endswith(".age"):
            raise FailureError(Exit.INVALID, door.words("age.not_age", file=source))
        return io.BufferedReader(_Both(beginning, file))
    from sessions.errors import WrongPassphraseError
    from sessions.limits import MAX_ENCRYPTED
    from sessions.vault.age import AgeError, has_passphrase, open_for, open_with
    from tui.passphrase import Passphrases

    content = beginning + file.read(MAX_ENCRYPTED + 1 - len(beginning))
    try:
        if len(content) > MAX_ENCRYPTED:
            raise AgeError("too_large", str(MAX_ENCRYPTED))
        if has_passphrase(content):
            asking = Passphrases(door.words, args.age_passphrase_file, "age.no_terminal")
            return io.BytesIO(asking.unlock("age.ask", lambda phrase: open_with(phrase, content)))
        return io.BytesIO(open_for([key for one in args.identity for key in _keys(one, door.words)], content))
    except WrongPassphraseError:
        raise FailureError(Exit.FAILED, door.words("age.wrong_passphrase", file=source)) from None
    except AgeError as problem:
        raise failure(problem, door.words, source) from None


def failure(problem: "AgeError", words: "Words", file: str) -> FailureError:
    """What is said of `problem` with a file, or with what stands in it."""
    if problem.problem == "recipient":
        return FailureError(Exit.INVALID, words("age.recipient", given=problem.detail))
    if problem.problem == "identity":
        return FailureError(Exit.INVALID, words("age.identity", file=file))
    if problem.problem == "no_identity":
        return FailureError(Exit.USAGE, words("age.no_identity", file=file))
    if problem.problem == "wrong_identity":
        return FailureError(Exit.FAILED, words("age.wrong_identity", file=file))
    if problem.problem == "too_large":
        return FailureError(Exit.INVALID, words("age.too_large", bytes=problem.detail))
    return FailureError(Exit.INVALID, words("age.damaged", file=file))


def _guarded(close: Close, content: bytes, words: "Words") -> bytes:
    from sessions.vault.age import AgeError

    try:
        return close(content)
    except AgeError as problem:
        raise failure(problem, words, "") from None


def _named(recipient: str, words: "Words") -> list[str]:
    """The lines of a recipient: itself, or those of the file behind `@`."""
    if not recipient.startswith("@"):
        return [recipient]
    try:
        return Path(recipient[1:]).read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        raise FailureError(Exit.INVALID, words("age.recipient", given=recipient)) from None


def _keys(file: str, words: "Words") -> list[Any]:
    from sessions.vault.age import AgeError, read_identities

    try:
        return read_identities(Path(file).read_bytes())
    except AgeError as problem:
        raise failure(problem, words, file) from None


class _Both(io.RawIOBase):
    """Bytes that were read already, then the rest of the file: a pipe cannot be wound back."""

    def __init__(self, beginning: bytes, file: IO[bytes]) -> None:
        super().__init__()
        self._beginning = beginning
        self._file = file

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` as far as there is something; how many bytes."""
        part = self._beginning[: len(buffer)] or self._file.read(len(buffer))
        self._beginning = self._beginning[len(part) :] if self._beginning else b""
        buffer[: len(part)] = part
        return len(part)
