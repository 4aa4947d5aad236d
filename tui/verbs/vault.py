"""Encryption at rest: `vault init`, `status`, `passwd`, `off`."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError, say_warning
from tui.passphrase import Passphrases
from tui.verbs import say

if TYPE_CHECKING:
    from sessions.vault.conversion import Report
    from sessions.vault.key import Vault
    from tui.door import Door


def init(args: Namespace, door: "Door") -> int:
    """Encrypt the home, or finish what was begun."""
    from sessions.shelf import Shelf
    from sessions.storage.files import Files
    from sessions.vault.changeover import seal_home
    from sessions.vault.key import check_extra, new_passphrase

    check_extra()
    if not door.home.exists():
        Shelf.at(door.home)
    vault = _vault(door)
    if vault is not None and vault.state == "sealed":
        raise FailureError(Exit.FAILED, door.words("vault.already"))
    if vault is None:
        say.message(door.words("vault.warning"))
        if not args.yes:
            _confirm(door)
        chosen = _passphrases(door).set("vault.ask_new", "vault.ask_again", new_passphrase)
        report = seal_home(door.home, Files(), chosen)
    else:
        say.message(door.words("vault.going_on"))
        report = _passphrases(door).unlock("vault.ask", lambda phrase: seal_home(door.home, Files(), phrase))
    _tell(report, door, "vault.done_sealed", "vault.left_plain")
    return Exit.DONE


def status(args: Namespace, door: "Door") -> int:
    """Say whether the home is encrypted, and which files do not fit."""
    from sessions.storage.files import Files
    from sessions.vault.conversion import unlike

    vault = _vault(door)
    left = unlike(door.home, Files(), sealed=vault is not None) if door.home.is_dir() else []
    state = vault.state if vault is not None else "plain"
    if args.json:
        document: dict[str, Any] = {"state": state, "cipher": None, "kdf": None, "unlike": left}
        if vault is not None:
            cost = vault.cost
            document |= {"cipher": "AES-256-GCM", "kdf": {"name": "scrypt", "n": cost.n, "r": cost.r, "p": cost.p}}
        say.json(document)
        return Exit.DONE
    say.line(door.words(f"vault.state.{state}"))
    if left:
        say.line(door.words("vault.left_sealed" if vault is None else "vault.left_plain"))
        for name in left:
            say.line(f"  {name}")
    return Exit.DONE


def passwd(args: Namespace, door: "Door") -> int:
    """Change the passphrase."""
    from sessions.storage.files import Files
    from sessions.vault.changeover import change_passphrase
    from sessions.vault.key import new_passphrase
    from sessions.vault.key_file import unlock

    vault = _vault(door)
    if vault is None:
        raise FailureError(Exit.FAILED, door.words("vault.not_encrypted"))

    def tried(phrase: str) -> str:
        unlock(door.home, vault, phrase)
        return phrase

    old = _passphrases(door).unlock("vault.ask", tried)
    asking = Passphrases(door.words, args.new_passphrase_file, "vault.no_terminal_new")
    new = asking.set("vault.ask_new", "vault.ask_again", new_passphrase)
    change_passphrase(door.home, Files(), old, new)
    say.message(door.words("vault.changed"))
    return Exit.DONE


def off(_args: Namespace, door: "Door") -> int:
    """Make the home plain again, or finish what was begun."""
    from sessions.storage.files import Files
    from sessions.vault.changeover import unseal_home

    if _vault(door) is None:
        raise FailureError(Exit.FAILED, door.words("vault.not_encrypted"))
    report = _passphrases(door).unlock("vault.ask", lambda phrase: unseal_home(door.home, Files(), phrase))
    _tell(report, door, "vault.done_plain", "vault.left_sealed")
    return Exit.DONE


def _vault(door: "Door") -> "Vault | None":
    from sessions.storage.files import Files
    from sessions.vault.key_file import read_vault

    return read_vault(door.home, Files())


def _passphrases(door: "Door") -> Passphrases:
    return Passphrases(door.words, door.passphrase_file)


def _confirm(door: "Door") -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise FailureError(Exit.USAGE, door.words("vault.say_yes"))
    say.message(door.words("vault.type_yes"))
    if say.received().readline().strip() != b"yes":
        raise FailureError(Exit.FAILED, door.words("vault.not_begun"))


def _tell(report: "Report", door: "Door", done: str, left: str) -> None:
    for session, warning in report.warnings:
        say.message(f"{session}: {say_warning(door.words, warning)}")
    say.message(door.words(done, sessions=report.sessions))
    if report.left:
        say.message("\n  ".join([door.words(left), *report.left]))
