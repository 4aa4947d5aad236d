"""Reports as pages in a real browser: `python -m benchmarks.pages` prints what each page asked the network for.

Needs Chromium on the path; nothing of bei does. A browser has errands of its own, so a blank page is opened too, and a
page that does ask for something shows that it would be seen.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

from tui.demo.make import make_demo
from tui.door import Door
from tui.reports.making import Source, report_of
from tui.reports.report import READERS
from tui.reports.templating import Templates, as_page
from tui.translate import Words

ASKING = "<img src='http://page.example/picture.png'><link rel=stylesheet href='http://page.example/style.css'>"


def _asked(browser: str, page: str, folder: Path) -> set[str]:
    """The hosts that were asked for while `page` was open."""
    log = folder / "net.json"
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    subprocess.run(
        [browser, *options, f"--log-net-log={log}", "--virtual-time-budget=3000", "--dump-dom", page],
        check=True,
        capture_output=True,
        timeout=120,
    )
    events = json.loads(log.read_text("utf-8"))["events"]
    urls = {str(one.get("params", {}).get("url", "")) for one in events}
    return {url.split("/")[2] for url in urls if url.startswith("http")}


def main() -> int:
    """Open the pages of every reader in both languages; 1 where one of them asked for something."""
    browser = which("chromium") or which("google-chrome")
    if browser is None:
        print("no Chromium here", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        services = Door(folder / "home", Words("zh")).services()
        desk = services.desk(make_demo(services)[0], read_only=True)
        pages = {"blank": "", "asking": ASKING}
        for reader in READERS:
            for language in ("zh", "en"):
                report = report_of(Source(desk.session, desk.events, "2026-01-01"), reader, Words(language))
                page = as_page(report, Words(language), Templates("report.html", folder))
                pages[f"{reader} {language}"] = page.decode()
        desk.close()
        found = {}
        for name, text in pages.items():
            (folder / "page.html").write_text(text, "utf-8")
            found[name] = _asked(browser, (folder / "page.html").as_uri(), folder)
    more = {name: sorted(hosts - found["blank"]) for name, hosts in found.items()}
    for name, hosts in more.items():
        print(f"{name:<16}{', '.join(hosts) or '-'}")
    return int(not more.pop("asking") or any(more.values()))


if __name__ == "__main__":
    sys.exit(main())
