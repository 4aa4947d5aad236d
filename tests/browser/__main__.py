"""Chinese input, keys, what leaves the page, taking over and strangers, in a real browser; ends with 1 at any failure.

`python -m tests.browser [--pictures FOLDER]` also keeps what the pages looked like.
"""

import argparse
import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from sessions.interview.opening import NewSession
from sessions.shelf import Shelf
from tests.browser.chromium import Browser, Tab, browser, found
from tests.e2e.terminal import Terminal
from tui.services import Services
from tui.serving.opening import Doorstep
from tui.translate import Words

CHORDS = {
    "f": 6,
    "g": 7,
    "l": 12,
    "p": 16,
    "s": 19,
    "o": 15,
    "k": 11,
    "e": 5,
    "d": 4,
    "r": 18,
    "u": 21,
    "y": 25,
    "b": 2,
}
"""Letters that bei uses with ctrl and a browser does too, with what a terminal sends for them."""
FUNCTION_KEYS = {
    1: "\x1bOP", 2: "\x1bOQ", 3: "\x1bOR", 4: "\x1bOS", 5: "\x1b[15~", 6: "\x1b[17~", 7: "\x1b[18~", 8: "\x1b[19~",
    9: "\x1b[20~", 10: "\x1b[21~", 11: "\x1b[23~", 12: "\x1b[24~",
}  # fmt: skip
KEPT = {"N": "\x0e", "T": "\x14", "W": "\x17", "Q": "\x11"}


class Server:
    """`bei serve` on a home with one session, in a terminal."""

    def __init__(self, home: Path) -> None:
        self.home = home
        services = Services(home, Shelf.at(home), Words("zh"))
        desk = services.begin(NewSession("王小川", "junior", "周敏"), "telecom-am")
        desk.close()
        self.session = desk.session.id
        self.terminal = Terminal(home, "serve", self.session, columns=200, rows=60)
        self.terminal.until(lambda _: len(self._links()) == 1, "the link")
        self.origin = self.link.partition("/enter/")[0]

    def _links(self) -> list[str]:
        return re.findall(r"http://\S+/enter/\S{43}", self.terminal.text)

    @property
    def link(self) -> str:
        """The link shown last."""
        self.terminal._read()
        return self._links()[-1]

    def notes(self) -> list[str]:
        """The notes that are on the disk."""
        services = Services(self.home, Shelf.at(self.home), Words("zh"))
        desk = services.desk(self.session, read_only=True)
        desk.close()
        return [one.text for one in desk.session.evidence.values()]


async def check_coming_in_from_a_page_elsewhere(chromium: Browser, server: Server) -> Tab:
    """As `--open` does: from a file, which to a browser is another site."""
    with Doorstep(server.link) as step:
        tab = await chromium.tab()
        await tab.go(step.path.as_uri())
        await tab.see("王小川")
    assert await tab.value("location.href") == f"{server.origin}/"
    history = await tab.ask("Page.getNavigationHistory")
    assert not [one["url"] for one in history["entries"] if "/enter/" in one["url"]]
    assert await tab.value("document.cookie") == ""
    return tab


async def check_chinese(tab: Tab, server: Server) -> None:
    """Composed text goes in whole and once; nothing of the composing does."""
    tab.sent.clear()
    for part in ("提前", "六周", "约了", "新", "主任"):
        await tab.compose(("t", "ti", "ti q", "ti qian"), part)
    await tab.see("提前六周约了新主任")
    assert "".join(tab.typed) == "提前六周约了新主任", tab.typed
    row = next(one for one in tab.text.split("\n") if "提前六周约了新主任" in one)
    assert "ti" not in row
    await tab.press("Enter", "Enter", 13)
    await tab.until(lambda: server.notes() == ["提前六周约了新主任"], "the note on the disk")


async def check_keys(tab: Tab) -> None:
    """What bei uses reaches it, and the browser leaves it alone; what a browser keeps has another way."""
    await tab.value("""
        window.left = [];
        window.addEventListener("keydown", (e) => setTimeout(() => e.defaultPrevented || left.push(e.key)), true);
        document.activeElement.blur();
    """)

    await tab.until(lambda: tab.value("document.activeElement.tagName === 'TEXTAREA'"), "the focus back")

    async def sends(text: str, key: str, code: str, number: int, **held: bool) -> None:
        tab.sent.clear()
        await tab.press(key, code, number, **held)
        await tab.until(lambda: text in tab.typed, f"{key} {held} as {text!r}")

    for number, text in FUNCTION_KEYS.items():
        await sends(text, f"F{number}", f"F{number}", 111 + number)
        if number == 1:
            await sends("\x1b", "Escape", "Escape", 27)
    for letter, code in CHORDS.items():
        await sends(chr(code), letter, f"Key{letter.upper()}", ord(letter.upper()), ctrl=True)
        await sends("\x1b", "Escape", "Escape", 27)
    for letter, text in KEPT.items():
        if letter != "Q":
            await sends(text, letter, f"Key{letter}", ord(letter), alt=True, shift=True)
    await sends("\x1b3", "3", "Digit3", 51, alt=True)
    assert await tab.value("left.filter((key) => !['Alt', 'Control', 'Shift'].includes(key)).join()") == ""
    assert await tab.value("window.open('http://elsewhere.example/') === null")


async def check_nothing_left(tab: Tab, server: Server) -> None:
    """All that the page ever asked for is here."""
    here = (f"{server.origin}/", server.origin.replace("http:", "ws:") + "/socket/", "file:///", "data:")
    assert [one for one in tab.requests if not one.startswith(here)] == []
    assert len(tab.requests) > 5
    assert tab.complaints == [], tab.complaints


@asynccontextmanager
async def stranger(got: list[str]) -> AsyncIterator[str]:
    """A server of another account on another port of this machine."""

    async def page(request: web.Request) -> web.Response:
        got.append(request.headers.get("Cookie", ""))
        return web.Response(text="<!DOCTYPE html><title>elsewhere</title>", content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/", page)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def check_a_page_from_elsewhere_gets_nothing(chromium: Browser, server: Server) -> None:
    """On another port of this machine, so of the same site: it is sent the cookie, and that is not enough."""
    got: list[str] = []
    async with stranger(got) as elsewhere:
        tab = await chromium.tab()
        await tab.go(elsewhere)
        await tab.until(lambda: tab.value("document.title === 'elsewhere'"), "the page elsewhere")
        assert got[0].startswith("bei-"), "the browser kept the cookie: then this test shows less than it says"
        reached = await tab.value(f"""(async () => {{
            const socket = await new Promise((done) => {{
                const one = new WebSocket("{server.origin.replace("http", "ws")}/socket/guess");
                one.onopen = () => done("open");
                one.onclose = () => done("closed");
            }});
            const read = await fetch("{server.origin}/", {{credentials: "include"}}).then(() => "read", () => "kept");
            const frame = document.body.appendChild(document.createElement("iframe"));
            const shown = await new Promise((done) => {{
                frame.onload = () => {{
                    try {{ done(frame.contentDocument === null ? "kept" : "blank"); }} catch {{ done("kept"); }}
                }};
                frame.src = "{server.origin}/";
            }});
            return [socket, read, shown].join();
        }})()""")
        assert reached == "closed,kept,kept", reached
    server.terminal.see("来自其他网站")


async def check_another_tab_needs_the_next_link(chromium: Browser, server: Server) -> None:
    """The cookie brings the page, but not the key, which belongs to the tab that used the link."""
    tab = await chromium.tab()
    await tab.go(f"{server.origin}/")
    await tab.until(lambda: tab.value("document.getElementById('why').textContent"), "why not")
    assert "没有凭证" in await tab.value("document.getElementById('why').textContent")
    assert not [one for one in tab.requests if "/socket/" in one]


async def check_the_later_page_takes_over(chromium: Browser, former: Tab, server: Server) -> Tab:
    """What is half typed on the page before is there on the later one."""
    await former.compose(("b",), "半句话")
    await former.see("半句话")
    later = await chromium.tab()
    await later.go(server.link)
    await later.see("王小川", "半句话")
    await former.until(lambda: former.value("!document.getElementById('closed').hidden"), "the former page closed")
    assert "已在另一个页面中打开" in await former.value("document.getElementById('why').textContent")
    return later


async def check_the_end(tab: Tab, server: Server) -> None:
    """The page says that the server has gone."""
    server.terminal.press("\x03")
    server.terminal.ended()
    await tab.until(lambda: tab.value("!document.getElementById('closed').hidden"), "the page closed")
    assert "连接已断开" in await tab.value("document.getElementById('why').textContent")


def told(what: str) -> None:
    """Say what has been seen to hold."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


async def everything(program: str, pictures: Path | None) -> None:
    """All checks, in turn, on one server."""

    async def picture(tab: Tab, name: str) -> None:
        if pictures is not None:
            await asyncio.sleep(0.3)
            await tab.picture(pictures / f"{name}.png")

    with tempfile.TemporaryDirectory(prefix="bei-browser-") as folder:
        server = Server(Path(folder) / "home")
        async with browser(program) as chromium:
            tab = await check_coming_in_from_a_page_elsewhere(chromium, server)
            told("came in from a page elsewhere; no link in the history, no cookie for scripts")
            await check_chinese(tab, server)
            await picture(tab, "interview")
            told("Chinese by an input method: whole, once, on the disk")
            await check_a_page_from_elsewhere_gets_nothing(chromium, server)
            told("a page on another port got the cookie, and nothing by it")
            await check_another_tab_needs_the_next_link(chromium, server)
            told("another tab has to use the next link")
            later = await check_the_later_page_takes_over(chromium, tab, server)
            await picture(tab, "taken-over")
            told("the later page took over, with what was half typed")
            await check_keys(later)
            told("every key of bei reached it; the browser took none")
            await check_the_end(later, server)
            await picture(later, "lost")
            for one in (tab, later):
                await check_nothing_left(one, server)
            told(f"of {len(tab.requests) + len(later.requests)} requests none went elsewhere")


def main() -> int:
    """Run the checks; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    program = found()
    if program is None:
        sys.exit("There is no Chromium or Chrome on this machine.")
    asyncio.run(everything(program, args.pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
