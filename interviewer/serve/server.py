"""The server: one page, its script and fonts, and a websocket with a screen behind it.

textual-serve brings the script, the fonts and how a screen is driven. Its own server is not used:
it lets every page of every site in, runs its command through a shell, takes a font from elsewhere,
and prints local variables, which hold people's words, when something goes wrong.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from interviewer.errors import refuse
from interviewer.i18n import current_language
from interviewer.i18n import gettext as _
from interviewer.serve.guard import LOOPBACK, Guard, new_token

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PATIENCE = 3.0
"""Seconds that a screen has to end itself, once its page is closed."""
HEARTBEAT = 15.0
"""Seconds between two looks whether a page is still there."""
WIDEST, HIGHEST = 400, 150
"""Cells and rows that a page may ask for."""

_STATIC = Path(textual_serve.__file__).parent / "static"
_FILES = {
    "textual.js": _STATIC / "js" / "textual.js",
    "xterm.css": _STATIC / "css" / "xterm.css",
    "mono.ttf": _STATIC / "fonts" / "RobotoMono-VariableFont_wght.ttf",
    "page.js": Path(str(files("interviewer.serve") / "page.js")),
    "page.css": Path(str(files("interviewer.serve") / "page.css")),
}
"""What the page needs, all of it from this machine."""


class _Screen(AppService):
    """A screen of its own for a page: a process that ends with it."""

    def __init__(self, argv: Sequence[str], websocket: web.WebSocketResponse) -> None:
        super().__init__(
            "",
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=self._close_page,
            download_manager=DownloadManager(),
        )
        self._argv = tuple(argv)
        self._websocket = websocket

    async def _close_page(self) -> None:
        await self._websocket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the process, without a shell."""
        environment = self._build_environment(width=width, height=height)
        environment["TEXTUAL_DRIVER"] = "interviewer.serve.driver:BrowserDriver"
        process = await asyncio.create_subprocess_exec(
            *self._argv, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def on_data(self, payload: bytes) -> None:
        """Send what is drawn; once the page is gone it goes nowhere, so that the screen can end."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            await super().on_data(payload)

    async def stop(self) -> None:
        """Ask the screen to end; one that does not is made to."""
        with contextlib.suppress(Exception):
            await asyncio.wait_for(super().stop(), PATIENCE)
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            process.kill()


class Server:
    """Shows a screen to who has its address."""

    def __init__(self, guard: Guard, argv: Sequence[str]) -> None:
        self._guard = guard
        self._argv = tuple(argv)
        self._screens: set[_Screen] = set()

    def application(self) -> web.Application:
        """Return what answers requests."""
        app = web.Application(middlewares=[self._guarded])
        app.add_routes(
            [
                web.get("/{token}/", self._page),
                web.get("/{token}/ws", self._socket),
                web.get("/{token}/{name}", self._file),
            ]
        )
        app.on_response_prepare.append(self._sign)
        app.on_shutdown.append(self._end)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse who may not come in, with a status and nothing else."""
        headers = request.headers
        wants_socket = request.path.endswith("/ws") or "Upgrade" in headers
        status = self._guard.refuses(
            request.path,
            headers.getall("Host", []),
            headers.getall("Origin", []),
            socket=wants_socket,
        )
        if status:
            return web.Response(status=status)
        try:
            return await handler(request)
        except web.HTTPException as refused:
            return web.Response(status=refused.status)

    async def _sign(self, request: web.Request, response: web.StreamResponse) -> None:
        """Tell the browser to keep nothing, to tell nobody, and to load nothing from elsewhere."""
        response.headers.pop("Server", None)
        own = request.headers.get("Host", "")
        response.headers.update(
            {
                "Cache-Control": "no-store",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": (
                    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    " font-src 'self'; img-src 'self' data:;"
                    f" connect-src ws://{own if own in self._guard.hosts else LOOPBACK};"
                    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                ),
            }
        )

    async def _page(self, request: web.Request) -> web.StreamResponse:
        page = Template((files("interviewer.serve") / "page.html").read_text(encoding="utf-8"))
        words = page.substitute(
            language=current_language(),
            socket=f"ws://{request.headers['Host']}/{self._guard.token}/ws",
            opening=_("Opening…"),
            ended=_("This screen was left. What was saved is saved."),
            again=_("Open it again"),
        )
        return web.Response(text=words, content_type="text/html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = _FILES.get(request.match_info["name"])
        return web.Response(status=404) if path is None else web.FileResponse(path)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """Open a screen for a page, for as long as the page is there."""
        websocket = web.WebSocketResponse(heartbeat=HEARTBEAT)
        await websocket.prepare(request)
        screen = _Screen(self._argv, websocket)
        self._screens.add(screen)
        try:
            width = _within(request.query.get("width"), 80, WIDEST)
            height = _within(request.query.get("height"), 24, HIGHEST)
            await screen.start(width, height)
            async for message in websocket:
                if message.type == WSMsgType.TEXT:
                    await self._take(message.data, screen, websocket)
        finally:
            self._screens.discard(screen)
            await asyncio.shield(screen.stop())
        return websocket

    @staticmethod
    async def _take(data: str, screen: _Screen, websocket: web.WebSocketResponse) -> None:
        """Do what the page sent; what is none of its messages is passed over."""
        import json

        try:
            kind, *rest = json.loads(data)
        except (ValueError, TypeError, RecursionError):
            return
        match kind, rest:
            case "stdin", [str(keys)]:
                await screen.send_bytes(keys.encode("utf-8", "replace"))
            case "resize", [{"width": int(width), "height": int(height)}]:
                width, height = _within(width, 80, WIDEST), _within(height, 24, HIGHEST)
                await screen.set_terminal_size(width, height)
            case "ping", [sent]:
                await websocket.send_json(["pong", sent])
            case "blur", _:
                await screen.blur()
            case "focus", _:
                await screen.focus()

    async def _end(self, _app: web.Application) -> None:
        """End every screen before the server goes."""
        await asyncio.gather(*(screen.stop() for screen in tuple(self._screens)))


def _within(asked: str | int | None, usual: int, most: int) -> int:
    """Return a size that a page asked for, where it makes sense."""
    try:
        return max(1, min(most, int(asked or usual)))
    except ValueError:
        return usual


def listen(port: int) -> socket.socket:
    """Return a socket of this machine alone; port 0 is any that is free.

    Raises Refused (`port-taken`).
    """
    try:
        return socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refuse("port-taken", port=port, reason=reason) from error


def serve(study: Path, port: int, tell: Callable[[str], None]) -> int:
    """Show the screen of a study in a browser until ended; `tell` is given the address, once."""
    for name in ("aiohttp", "asyncio", "textual-serve"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    with listen(port) as opened:
        guard = Guard(new_token(), opened.getsockname()[1])
        argv = [sys.executable, "-m", "interviewer.serve.screen", str(study)]
        asyncio.run(_serve(Server(guard, argv), opened, lambda: tell(guard.address)))
    return 0


async def _serve(server: Server, opened: socket.socket, ready: Callable[[], None]) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with contextlib.suppress(AttributeError, NotImplementedError):  # as Windows has it
            loop.add_signal_handler(getattr(signal, name), ended.set)
    runner = web.AppRunner(server.application(), access_log=None, handle_signals=False)
    await runner.setup()
    try:
        await web.SockSite(runner, opened).start()
        ready()
        await ended.wait()
    finally:
        await runner.cleanup()
