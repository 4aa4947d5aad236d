"""Who gets in at `bei serve`, and who does not: link, cookie, key, Host, Origin, one page at a time."""

import json

import aiohttp
import pytest
from aiohttp import WSMsgType

from tests.tui.at_site import Visit, visited
from tui.serving.gate import Admission
from tui.serving.site import ENDED, TAKEN_OVER

EVERYWHERE = (
    "/",
    "/page/textual.js",
    "/page/page.js",
    "/page/../verb.py",
    "/socket/none",
    "/enter/",
    "/enter/wrong",
    "/static/js/textual.js",
    "/download/key",
    "/ws",
    "/favicon.ico",
)


def check_bare(got: aiohttp.ClientResponse) -> None:
    assert got.status == 403
    assert got.content_length == (0 if got.method != "HEAD" else None)
    assert {"Server", "Set-Cookie", "Location", "WWW-Authenticate"}.isdisjoint(got.headers)


def check_headers(got: aiohttp.ClientResponse) -> None:
    policy = got.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'"} <= set(policy)
    expected = {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert {name: got.headers.get(name) for name in expected} == expected


async def check_no_socket(visit: Visit, admission: Admission, **changed: str) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await visit.socket(admission, **changed)
    assert refused.value.status == 403
    assert visit.programs == []


async def test_without_the_link_nothing_is_given_not_even_a_file() -> None:
    async with visited() as visit:
        before = visit.gate.link
        for path in EVERYWHERE:
            got = await visit.get(path)
            check_bare(got)
            check_headers(got)
        check_bare(await visit.get("/", Cookie=f"bei-{visit.address.port}=guess"))
        check_bare(await visit.get(f"/enter/{before}x"))
        assert visit.gate.link == before


async def test_the_link_is_good_once_and_leaves_the_address() -> None:
    async with visited() as visit:
        link = visit.gate.link
        got = await visit.get(f"/enter/{link}")
        check_headers(got)
        assert got.status == 200
        assert link not in await got.text()
        cookie = got.cookies[f"bei-{visit.address.port}"]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
        assert (cookie["max-age"], cookie["expires"], cookie["domain"]) == ("", "", "")
        assert link not in cookie.value
        check_bare(await visit.get(f"/enter/{link}"))
        assert visit.telling.link in "\n".join(visit.said)
        assert visit.gate.link != link


async def test_what_a_browser_fetches_unasked_does_not_use_the_link_up() -> None:
    async with visited() as visit:
        link = visit.gate.link
        check_bare(await visit.get(f"/enter/{link}", Sec_Purpose="prefetch"))
        check_bare(await visit.get(f"/enter/{link}", method="HEAD"))
        assert (await visit.get(f"/enter/{link}")).status == 200


async def test_a_token_of_another_run_is_none() -> None:
    async with visited() as earlier:
        admission = await earlier.enter()
        old_link = earlier.gate.link
    async with visited() as visit:
        await visit.enter()
        check_bare(await visit.get("/", Cookie=visit.cookie(admission)))
        check_bare(await visit.get(f"/enter/{old_link}"))
        await check_no_socket(visit, admission)


async def test_the_page_and_its_files_come_to_who_is_in() -> None:
    async with visited() as visit:
        cookie = visit.cookie(await visit.enter())
        page = await visit.get("/", Cookie=cookie)
        assert (page.status, page.content_type) == (200, "text/html")
        assert "连接已断开" in await page.text()
        for name, kind in {
            "page.js": "text/javascript",
            "textual.js": "text/javascript",
            "mono.ttf": "font/ttf",
        }.items():
            got = await visit.get(f"/page/{name}", Cookie=cookie)
            check_headers(got)
            assert (got.status, got.content_type) == (200, kind)
        for path in ("/page/", "/page/none", "/page/..%2fverb.py", "/static/js/textual.js", "/download/key"):
            missing = await visit.get(path, Cookie=cookie)
            check_headers(missing)
            assert (missing.status, missing.content_length) == (404, 0)


async def test_a_forged_host_is_refused_whatever_else_is_right() -> None:
    async with visited() as visit:
        admission = await visit.enter()
        link, port = visit.gate.link, visit.address.port
        hosts = (
            "rebound.example",
            f"rebound.example:{port}",
            f"localhost:{port}",
            "127.0.0.1",
            f"127.0.0.1:{port + 1}",
        )
        for host in hosts:
            check_bare(await visit.get("/", Cookie=visit.cookie(admission), Host=host))
            check_bare(await visit.get(f"/enter/{link}", Host=host))
            await check_no_socket(visit, admission, Host=host)
        assert (await visit.get(f"/enter/{link}")).status == 200


async def test_a_forged_origin_or_none_opens_no_socket() -> None:
    async with visited() as visit:
        admission = await visit.enter()
        port = visit.address.port
        for origin in (
            "",
            "null",
            "http://evil.example",
            f"http://localhost:{port}",
            f"https://127.0.0.1:{port}",
            f"http://127.0.0.1:{port + 1}",
            "http://127.0.0.1",
        ):
            await check_no_socket(visit, admission, Origin=origin)
        for site in ("cross-site", "same-site"):
            check_bare(await visit.get("/", Cookie=visit.cookie(admission), Sec_Fetch_Site=site))


async def test_neither_the_cookie_nor_the_key_alone_opens_the_socket() -> None:
    """A browser sends the cookie to the other ports of this machine too, where other accounts may listen."""
    async with visited() as visit:
        admission = await visit.enter()
        await check_no_socket(visit, Admission(admission.cookie, Admission().key))
        await check_no_socket(visit, admission, Cookie="")
        await check_no_socket(visit, admission, Cookie=f"bei-{visit.address.port}={admission.key}")


async def test_what_is_typed_goes_to_the_program_and_what_it_draws_comes_back() -> None:
    async with visited() as visit:
        socket = await visit.socket(await visit.enter())
        await socket.send_json(["ping", "7"])
        assert await socket.receive_json() == ["pong", "7"]
        await socket.send_json(["stdin", "他说：好"])
        got = await socket.receive_bytes()
        assert json.loads(got) == ["stdin", "他说：好"]
        visit.programs[0].kill()
        assert (await socket.receive()).type is WSMsgType.CLOSE
        assert socket.close_code == ENDED


async def test_a_later_page_takes_over_once_the_program_of_the_earlier_one_has_ended() -> None:
    async with visited() as visit:
        admission = await visit.enter()
        first = await visit.socket(admission)
        await first.send_json(["ping", "1"])
        await first.receive_json()
        second = await visit.socket(admission)
        assert (await first.receive()).type is WSMsgType.CLOSE
        assert first.close_code == TAKEN_OVER
        await second.send_json(["ping", "2"])
        assert await second.receive_json() == ["pong", "2"]
        assert visit.alive_at_start == [0, 0]
        assert len([line for line in visit.said if "connected" in line]) == 2


async def test_a_new_link_ends_the_page_that_was_there() -> None:
    async with visited() as visit:
        former = await visit.enter()
        socket = await visit.socket(former)
        await visit.enter()
        assert (await socket.receive()).type is WSMsgType.CLOSE
        assert socket.close_code == TAKEN_OVER
        check_bare(await visit.get("/", Cookie=visit.cookie(former)))


async def test_a_message_that_is_none_closes_the_socket() -> None:
    async with visited() as visit:
        admission = await visit.enter()
        for sent in (
            "",
            "{}",
            '["stdin"]',
            '["stdin", 1]',
            '["resize", {"width": 0, "height": 9}]',
            '["quit"]',
            "[" * 9999,
        ):
            socket = await visit.socket(admission)
            await socket.send_str(sent)
            assert (await socket.receive()).type is WSMsgType.CLOSE
            assert socket.close_code == aiohttp.WSCloseCode.PROTOCOL_ERROR
        socket = await visit.socket(admission)
        await socket.send_bytes(b'["stdin", "x"]')
        assert (await socket.receive()).data == aiohttp.WSCloseCode.PROTOCOL_ERROR


async def test_refusals_are_told_as_they_double_and_then_not_answered_while_the_link_still_lets_in() -> None:
    async with visited() as visit:
        for _ in range(20):
            check_bare(await visit.get("/"))
        told = [line for line in visit.said if "refused" in line]
        assert [line.split()[1] for line in told] == ["1", "2", "4", "8", "16"]
        for _ in range(3):
            with pytest.raises(aiohttp.ClientConnectionError):
                await visit.get("/enter/wrong")
        admission = await visit.enter()
        assert (await visit.get("/", Cookie=visit.cookie(admission))).status == 200
        visit.time += 1
        check_bare(await visit.get("/"))
