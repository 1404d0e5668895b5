"""The server over a real socket, with a small program in the place of the screen."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="the extra 'serve' is not installed")
pytest.importorskip("textual_serve", reason="the extra 'serve' is not installed")

from aiohttp import ClientSession, web  # noqa: E402

from interviewer.errors import Refused  # noqa: E402
from interviewer.serve.guard import Guard  # noqa: E402
from interviewer.serve.server import Server, listen  # noqa: E402

ECHO = """
import sys
out, inp = sys.stdout.buffer, sys.stdin.buffer
def send(kind, data): out.write(kind + len(data).to_bytes(4, "big") + data); out.flush()
out.write(b"__GANGLION__\\n"); send(b"D", sys.argv[1].encode())
while True:
    kind, size = inp.read(1), int.from_bytes(inp.read(4), "big")
    data = inp.read(size)
    if not kind or b"quit" in data:
        open(sys.argv[2], "a").write("left\\n"); break
    send(b"D", kind + data)
"""


class Served:
    """A server that runs, and where."""

    def __init__(self, guard: Guard, left: Path) -> None:
        self.guard = guard
        self.left = left
        """Gets a line when the program behind a page was asked to end."""
        self.url = guard.address
        self.origin = f"http://{guard.hosts[0]}"


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    opened = listen(0)
    guard = Guard("geheim", opened.getsockname()[1])
    left = tmp_path / "left"
    hello = 'study "a b"; $(touch x)'  # no shell reads it
    server = Server(guard, [sys.executable, "-c", ECHO, hello, str(left)])
    runner = web.AppRunner(server.application(), access_log=None)
    await runner.setup()
    await web.SockSite(runner, opened).start()
    yield Served(guard, left)
    await runner.cleanup()


async def test_the_page_takes_everything_from_here(served: Served) -> None:
    async with ClientSession() as client, client.get(served.url) as answer:
        page = await answer.text()
        assert answer.status == 200
        assert f"ws://127.0.0.1:{served.guard.port}/geheim/ws" in page
        assert "https://" not in page
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "Server" not in answer.headers
        for name in ("textual.js", "xterm.css", "page.js", "page.css", "mono.ttf"):
            assert name in page or name == "mono.ttf"
            async with client.get(served.url + name) as part:
                assert part.status == 200, name


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("", {}, 404),
        ("fout/", {}, 404),
        ("fout/textual.js", {}, 404),
        ("geheim/weg.js", {}, 404),
        ("geheim/../../etc/passwd", {}, 404),
        ("geheim/", {"Host": "evil.example"}, 403),
        ("geheim/", {"Origin": "http://evil.example"}, 403),
        ("geheim/ws", {}, 403),
    ],
)
async def test_what_is_refused_gets_a_status_and_nothing_else(
    served: Served, path: str, headers: dict[str, str], status: int
) -> None:
    url = f"{served.origin}/{path}"
    async with ClientSession() as client, client.get(url, headers=headers) as answer:
        assert answer.status == status
        assert await answer.read() == b""
        assert "Server" not in answer.headers


@pytest.mark.parametrize(
    ("path", "origin", "host"),
    [
        ("fout/ws", None, None),
        ("geheim/ws", "http://evil.example", None),
        ("geheim/ws", "null", None),
        ("geheim/ws", "", None),
        ("geheim/ws", None, "evil.example"),
    ],
)
async def test_no_foreign_socket_is_opened(
    served: Served, path: str, origin: str | None, host: str | None
) -> None:
    headers = {} if origin == "" else {"Origin": origin or served.origin}
    if host:
        headers["Host"] = host
    async with ClientSession() as client:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await client.ws_connect(f"{served.origin}/{path}", headers=headers)
        assert refused.value.status in (403, 404)
    assert not served.left.exists()


async def test_an_own_page_has_a_screen_until_it_goes(served: Served) -> None:
    headers = {"Origin": served.origin}
    async with ClientSession() as client:
        page = await client.ws_connect(served.url + "ws?width=x&height=99999", headers=headers)
        assert await page.receive_bytes() == b'study "a b"; $(touch x)'
        for nonsense in ("", "{}", "[]", '["stdin"]', '["resize", {"width": "x"}]', "[1, 2]"):
            await page.send_str(nonsense)
        await page.send_json(["stdin", "é#"])
        assert await page.receive_bytes() == "Dé#".encode()
        await page.send_json(["ping", 7])
        assert await page.receive_json() == ["pong", 7]
        await page.close()
        for _ in range(100):
            if served.left.exists():
                break
            await asyncio.sleep(0.05)
        assert served.left.read_text() == "left\n"


def test_a_port_that_is_taken_is_said_in_a_line() -> None:
    with listen(0) as first, pytest.raises(Refused) as refused:
        listen(first.getsockname()[1])
    assert refused.value.problems[0].code == "port-taken"
    with pytest.raises(Refused):
        listen(-1)


def test_nobody_else_on_the_network_can_ask() -> None:
    with listen(0) as opened:
        assert opened.getsockname()[0] == "127.0.0.1"
        assert opened.family == socket.AF_INET


@pytest.mark.skipif(os.name != "posix", reason="a process's parent is known on Unix")
def test_a_screen_ends_when_its_server_was_killed(study: Path) -> None:
    server = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import subprocess, sys, time;"
            "child = subprocess.Popen([sys.executable, '-m', 'interviewer.serve.screen',"
            " sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE);"
            "child.stdout.readline(); print(child.pid, flush=True); time.sleep(60)",
            str(study),
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TEXTUAL_DRIVER": "interviewer.serve.driver:BrowserDriver"},
    )
    assert server.stdout is not None
    screen = int(server.stdout.readline())
    os.kill(server.pid, signal.SIGKILL)
    server.wait()
    for _ in range(200):
        try:
            os.kill(screen, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.kill(screen, signal.SIGKILL)
    raise AssertionError("the screen stands without its server")
