"""`bei serve` at the command line: what is refused before anything listens, and what the terminal is told."""

import importlib.util
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.machinery import ModuleSpec

import pytest

from tests.tui.at_shell import Answer, bei
from tests.tui.at_site import NOON
from tui.installed import adding
from tui.serving import parting
from tui.serving.address import NotAnAddressError, address_of
from tui.serving.brief import Brief, read_brief
from tui.serving.gate import Gate
from tui.serving.message import Focused, Message, Pinged, Sized, Typed, read, written
from tui.serving.pages import FILES, Pages
from tui.serving.telling import Telling
from tui.translate import Words

NO_ADDRESS = ["localhost", "0.0.0.0", "::", "ff02::1", "fe80::1%eth0", "::ffff:10.0.0.1", "10.0", ""]


@pytest.mark.parametrize("given", NO_ADDRESS)
def test_only_the_number_of_one_interface_is_an_address(given: str) -> None:
    with pytest.raises(NotAnAddressError):
        address_of(given, 8123)
    answer = bei("serve", "--interface", given, terminal=True)
    assert answer.code == 2
    assert "192.0.2.7" in answer.err


@pytest.mark.parametrize(
    ("given", "port", "host", "local"),
    [
        ("127.0.0.1", 8123, "127.0.0.1:8123", True),
        ("127.0.0.9", 80, "127.0.0.9", True),
        ("::1", 8123, "[::1]:8123", True),
        ("192.0.2.7", 8123, "192.0.2.7:8123", False),
    ],
)
def test_a_browser_sends_the_host_so(given: str, port: int, host: str, local: bool) -> None:
    address = address_of(given, port)
    assert (address.host, address.origin, address.local) == (host, f"http://{host}", local)


def test_a_network_needs_a_second_word_after_it_was_said_what_it_means() -> None:
    answer = bei("serve", "--interface", "192.0.2.7", terminal=True)
    assert answer.code == 2
    for said in ("192.0.2.7", "unencrypted", "read them", "ssh -L", "--unencrypted"):
        assert said in answer.err


def test_with_that_word_it_is_said_again_where_the_link_is_told() -> None:
    said: list[str] = []
    gate = Gate()
    Telling(Words("zh"), address_of("192.0.2.7", 8123), gate, said.append, lambda: NOON).begun()
    assert "不加密" in said[0]
    assert "ssh -L 8123:127.0.0.1:8123" in said[1]
    assert said[-1] == f"  http://192.0.2.7:8123/enter/{gate.link}"
    said.clear()
    Telling(Words("zh"), address_of("127.0.0.1", 8123), gate, said.append, lambda: NOON).begun()
    assert "不加密" not in "".join(said)


def test_a_port_out_of_range_is_wrong_usage() -> None:
    assert bei("serve", "--port", "65536", terminal=True).code == 2


def test_without_a_terminal_the_link_would_stand_in_a_file() -> None:
    answer = bei("serve")
    assert answer.told[0] == 2
    assert "--open" in answer.err


def test_the_missing_extra_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "textual_serve" else found(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    answer: Answer = bei("serve", terminal=True)
    assert answer.told == (1, f"Packages are missing: {adding('web')}")


@pytest.mark.parametrize(
    "message", [Typed("他说：\n\x1b[A\U0001f600\ud83d"), Sized(80, 24), Focused(on=True), Focused(on=False)]
)
def test_a_message_is_one_line_and_reads_back(message: Typed | Sized | Focused) -> None:
    line = written(message)
    assert line.index(b"\n") == len(line) - 1
    assert read(line) == message


def test_a_ping_is_read_and_a_long_one_is_none() -> None:
    asked: Message = read('["ping", "17"]')
    assert asked == Pinged("17")
    with pytest.raises(ValueError, match="message"):
        read(f'["ping", "{"1" * 41}"]')


def test_the_key_is_in_what_the_program_reads_and_not_in_what_a_report_could_show() -> None:
    brief = Brief("/home/某人/bei", "zh", None, 80, 24, key=b"\x01" + b"secret key" * 3)
    assert read_brief(brief.written()) == brief
    assert "secret" not in repr(brief)
    assert "cookie" not in repr(Gate()._admission)


class _Loaded(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attributes if name in ("src", "href", "action", "poster")]


def _addresses() -> Iterator[str]:
    pages = Pages(Words("en"))
    for page in (pages.terminal(), pages.entering("key")):
        loaded = _Loaded()
        loaded.feed(page)
        yield from loaded.addresses
    for kind, path in FILES.values():
        if kind.startswith("text/css"):
            yield from re.findall(r"url\(\"?([^)\"]+)", (pages.folder_of(path) / path).read_text("utf-8"))


def test_every_address_in_the_pages_is_a_file_that_is_served_here() -> None:
    found = set(_addresses())
    assert found == {f"/page/{name}" for name in FILES}
    pages = Pages(Words("en"))
    assert all((pages.folder_of(path) / path).is_file() for _, path in FILES.values())


def test_text_in_a_page_is_escaped() -> None:
    assert 'data-key="&quot;&gt;&lt;script&gt;"' in Pages(Words("en")).entering('"><script>')


def test_the_session_that_was_open_is_what_the_program_says_last() -> None:
    assert parting.heard(b"\x1b[0m" + parting.said("k98upf4xs4qa")) == "k98upf4xs4qa"
    assert parting.heard(parting.said("k98upf4xs4qa") + b"\x1b[0m") is None
    assert parting.heard("‹U+001B›]bei;k98upf4xs4qa\a".encode()) is None
