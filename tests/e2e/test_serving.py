"""`bei serve` with the real program: it ends with the server and with the page, and other accounts learn nothing."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from sessions.interview.opening import NewSession
from sessions.shelf import Shelf
from sessions.storage.files import Files
from sessions.vault.changeover import seal_home
from sessions.vault.key import Cost
from sessions.vault.key_file import read_vault
from tests.e2e.page import Page
from tui.services import Services
from tui.translate import Words

PHRASE = "correct horse 电池"
NOBODY = 65534


def made(home: Path) -> str:
    """A session."""
    desk = Services(home, Shelf.at(home), Words("zh")).begin(NewSession("王小川", "junior", "周敏"), "telecom-am")
    desk.close()
    return desk.session.id


async def gone(process: int) -> None:
    """Wait until there is no such process, not even one that nobody has waited for."""
    await _until(lambda: not Path(f"/proc/{process}").exists(), f"process {process} ends")


async def _until(seen: Callable[[], bool], what: str) -> None:
    end = asyncio.get_running_loop().time() + 20
    while not seen():
        assert asyncio.get_running_loop().time() < end, f"never: {what}"
        await asyncio.sleep(0.02)


def draft(home: Path, session: str) -> set[str]:
    """What is half typed in the session, on the disk."""
    return set(dict(Shelf.at(home).half_typed.of_session(session).all()).values())


async def test_the_page_leaves_and_the_program_ends_with_its_draft_kept_and_the_session_free(tmp_path: Path) -> None:
    session = made(tmp_path)
    async with Page(tmp_path) as page:
        await page.open()
        await page.see("王小川")
        await page.type("\r")
        await page.see("输入记录，回车保存")
        await page.type("a: + 三天跑了四个科室")
        await page.type("\r")
        await page.type("半句话")
        await page.see("三天跑了四个科室", "半句话")
        program = page.program()
        await page.client.close()  # as a browser does that is closed
        await gone(program)
        assert draft(tmp_path, session) == {"半句话"}
        desk = Services(tmp_path, Shelf.at(tmp_path), Words("zh")).desk(session)
        assert [one.text for one in desk.session.evidence.values()] == ["三天跑了四个科室"]
        desk.close()
        page.terminal.see("浏览器已断开")
        await page.open()  # by the next link: the session that was open opens again
        await page.see("三天跑了四个科室", "半句话")
        await page.client.close()
        page.terminal.child.kill(signal.SIGTERM)
        assert page.terminal.ended() == 128 + signal.SIGTERM


async def test_the_server_is_killed_and_the_program_of_an_encrypted_home_ends_with_it(tmp_path: Path) -> None:
    session = made(tmp_path)
    seal_home(tmp_path, Files(), PHRASE, Cost(n=2, r=1))
    vault = read_vault(tmp_path, Files())
    assert vault is not None
    seal = vault.unlock(PHRASE)
    async with Page(tmp_path, session) as page:
        page.terminal.see("请输入密码：")
        page.terminal.type(f"{PHRASE}\r")
        await page.open()
        await page.see("王小川")
        await page.type("加密的半句话")
        await page.see("加密的半句话")
        program = page.program()
        told = b"".join(
            Path(f"/proc/{process}/{one}").read_bytes()
            for process in (page.terminal.process, program)
            for one in ("cmdline", "environ")
        )
        secrets = (PHRASE.encode(), page.token.encode(), seal.handed_over()[1:], seal.handed_over()[1:].hex().encode())
        assert not [one for one in secrets if one in told]
        assert b"tui.serving.served" in told
        os.kill(page.terminal.process, signal.SIGKILL)
        page.terminal.child.wait()
        await gone(program)
    kept = dict(Shelf.at(tmp_path, seal=seal).half_typed.of_session(session).all())
    assert set(kept.values()) == {"加密的半句话"}
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "半句话".encode() not in held


STRANGER = """
import os, sys, http.client
port, process, program = sys.argv[1:]
assert os.getuid() == 65534
readable = []
for one in (process, program):
    for name in ("environ", "mem", "maps", "fd", "task/" + one + "/environ", "cwd", "root"):
        path = f"/proc/{one}/{name}"
        try:
            os.listdir(path) if name in ("fd", "cwd", "root") else open(path, "rb").read(1)
            readable.append(path)
        except OSError:
            pass
    print("argv", open(f"/proc/{one}/cmdline").read().replace(chr(0), " "))
print("readable", readable)
for path in ("/", "/page/page.js", "/enter/guess", "/socket/guess"):
    asked = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
    asked.request("GET", path, headers={"Origin": f"http://127.0.0.1:{port}", "Cookie": f"bei-{port}=guess"})
    got = asked.getresponse()
    print("answer", path, got.status, len(got.read()))
"""


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("setpriv") is None, reason="another account takes root and setpriv"
)
async def test_another_account_of_the_machine_gets_nothing(tmp_path: Path) -> None:
    session = made(tmp_path)
    async with Page(tmp_path, session) as page:
        await page.open()
        await page.see("王小川")
        program, port = page.program(), page.origin.rpartition(":")[2]
        # Another account may not read where this Python lives: any of the system's will do.
        python = shutil.which("python3", path="/usr/bin:/bin") or sys.executable
        as_other = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs")
        ran = subprocess.run(
            [*as_other, python, "-I", "-c", STRANGER, port, str(page.terminal.process), str(program)],
            check=False,
            capture_output=True,
            text=True,
            cwd="/",
            timeout=60,
        )
        assert ran.returncode == 0, ran.stderr
        said = ran.stdout.splitlines()
        argv = [line for line in said if line.startswith("argv")]
        assert len(argv) == 2
        assert not [one for one in (page.token, "王小川", PHRASE) if one in ran.stdout]
        assert "readable []" in said
        assert [line for line in said if line.startswith("answer")] == [
            f"answer {path} 403 0" for path in ("/", "/page/page.js", "/enter/guess", "/socket/guess")
        ]
        page.terminal.see("已拒绝 4 次请求")
        async with aiohttp.ClientSession() as other, other.get(f"{page.origin}/enter/{page.token}") as used:
            assert used.status == 403
        page.terminal.press("\x03")
        assert page.terminal.ended() == 130
        await gone(program)
