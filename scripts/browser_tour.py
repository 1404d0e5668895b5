"""Hold an interview in a real browser, headless, and look at what came of it.

    python scripts/browser_tour.py [--picture FILE.png]

Chromium is driven by its DevTools protocol. What is checked: the start page is there; an interview
is set up, a note with a code is typed and stands in the journal; closing the tab in the middle of a
line loses nothing; the interview is closed; nothing was asked of any other machine; a wrong secret
and a page of another site get nothing. Exit status 0 where all of that is so.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import contextlib
import json
import os
import re
import shutil
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, web

from interviewer.store.create import copy_sample

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
PATIENCE = 30.0
"""Seconds that anything may take."""
NOTE = "Het begon met een leeg gebouw #aanleiding"
HALF = "half getypt, en dan dicht"
KEYS = {"Enter": 13, "F2": 113, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38}
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\^_]|\][^\x07]*\x07)")


class Tab:
    """One tab of the browser."""

    def __init__(self, socket: ClientWebSocketResponse, target: str) -> None:
        self._socket = socket
        self.target = target
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._frames = ""
        self._sent = 0
        self.asked: list[str] = []
        """Every address that was asked for."""
        self._task = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                continue
            news = json.loads(message.data)
            if (number := news.get("id")) in self._answers:
                self._answers.pop(number).set_result(news.get("result", {}))
            elif news.get("method") == "Network.webSocketFrameReceived":
                frame = news["params"]["response"]
                data = frame["payloadData"]
                if frame["opcode"] == 2:
                    data = base64.b64decode(data).decode("utf-8", "replace")
                self._frames += data
            elif news.get("method") == "Network.requestWillBeSent":
                self.asked.append(news["params"]["request"]["url"])
            elif news.get("method") == "Network.webSocketCreated":
                self.asked.append(news["params"]["url"])

    async def do(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return its result."""
        self._sent += 1
        number = self._sent
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        return await asyncio.wait_for(answer, PATIENCE)

    async def open(self, address: str) -> None:
        """Go to an address."""
        await self.do("Network.enable")
        await self.do("Page.enable")
        await self.do("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.do("Page.navigate", url=address)

    async def run(self, script: str) -> Any:
        """Run a script in the page and return what it makes."""
        found = await self.do(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return found["result"].get("value")

    async def press(self, *keys: str) -> None:
        """Press keys by name, each when the one before it was taken."""
        for key in keys:
            code = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
            await self.do("Input.dispatchKeyEvent", type="rawKeyDown", **code)
            await self.do("Input.dispatchKeyEvent", type="keyUp", **code)
            await asyncio.sleep(0.2)

    async def type(self, text: str) -> None:
        """Type text, sign by sign."""
        for char in text:
            await self.do("Input.dispatchKeyEvent", type="keyDown", text=char, key=char)
            await self.do("Input.dispatchKeyEvent", type="keyUp", key=char)

    async def sees(self, words: str) -> None:
        """Wait until these words were drawn; then forget what was drawn."""
        await until(lambda: words in ESCAPES.sub("", self._frames), f"the words {words!r}")
        self._frames = ""

    async def picture(self) -> bytes:
        """Return what the page looks like."""
        shot = await self.do("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])


async def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    for _ in range(int(PATIENCE * 20)):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


@contextlib.asynccontextmanager
async def running(*argv: str, **environment: str) -> AsyncIterator[Process]:
    """Run a program for a while."""
    process = await asyncio.create_subprocess_exec(
        *argv, stdout=PIPE, stderr=PIPE, env={**os.environ, **environment}
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), 10)
        if process.returncode is None:
            process.kill()


class Browser:
    """Chromium, without a window."""

    def __init__(self, client: ClientSession, port: int) -> None:
        self._client = client
        self._home = f"http://127.0.0.1:{port}"

    async def tab(self) -> Tab:
        """Open an empty tab."""
        async with self._client.put(f"{self._home}/json/new?about:blank") as answer:
            found = await answer.json(content_type=None)
        socket = await self._client.ws_connect(found["webSocketDebuggerUrl"], max_msg_size=0)
        return Tab(socket, found["id"])

    async def close(self, tab: Tab) -> None:
        """Close a tab, as its cross does."""
        async with self._client.get(f"{self._home}/json/close/{tab.target}"):
            pass


async def tour(picture: Path | None) -> None:
    """Do all of it; an AssertionError says what was not so."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        study = copy_sample(place / "study")
        settings = str(place / "settings")
        serve = (sys.executable, "-m", "interviewer", "serve", str(study))
        chromium = (
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--remote-debugging-port=0",
            f"--user-data-dir={place / 'profile'}", "--window-size=1000,640",
        )  # fmt: skip
        async with (
            running(*serve, INTERVIEWER_CONFIG=settings, LANGUAGE="en") as server,
            running(*chromium),
            ClientSession() as client,
        ):
            assert server.stdout is not None
            address = (await server.stdout.readline()).decode().strip()
            told = place / "profile" / "DevToolsActivePort"
            await until(lambda: told.exists() and "\n" in told.read_text(), "the browser")
            browser = Browser(client, int(told.read_text().split()[0]))
            await hold(browser, address, study, picture)
            await refused(browser, client, address)


async def hold(browser: Browser, address: str, study: Path, picture: Path | None) -> None:
    """Hold an interview, closing the tab in the middle of it."""
    case = study / "transcripts" / "warme-loods"
    before = set(case.glob("*.jsonl"))
    tab = await browser.tab()
    await tab.open(address)
    await tab.sees("Warme Loods")
    print("the start page is there")
    await tab.type("n")
    await tab.sees("Your initials")
    await tab.press("F2")
    await tab.sees("Opening")
    journal = next(iter(set(case.glob("*.jsonl")) - before))
    await tab.press("F2")
    await tab.sees("still open")
    await tab.press("F2")
    await tab.sees("ype what is said")
    await tab.type(NOTE)
    await tab.press("Enter")
    await until(lambda: "noted" in journal.read_text("utf-8"), "the note in the journal")
    noted = next(e for e in events(journal) if e["type"] == "noted")
    assert noted["text"].startswith("Het begon met een leeg gebouw"), noted
    assert [code["code"] for code in noted["codes"]] == ["aanleiding"], noted
    print(f"the note stands in the journal with its code: {noted['codes']}")
    await tab.type(HALF)
    await until(lambda: draft(journal) == HALF, "the line to be kept while it is typed")
    if picture is not None:
        picture.write_bytes(await tab.picture())
    own = address.split("/")[2]
    elsewhere = [one for one in tab.asked if own not in one and not one.startswith("data:")]
    assert not elsewhere, elsewhere
    print(f"{len(tab.asked)} addresses were asked for, none of another machine")
    await browser.close(tab)
    lock = journal.with_suffix(".lock")
    await until(lambda: not lock.exists(), "the interview to be let go")
    assert draft(journal) == HALF, draft(journal)
    print("the tab was closed in the middle of a line: the line is kept, the interview let go")

    tab = await browser.tab()
    await tab.open(address)
    await tab.sees("Warme Loods")
    await tab.press("Enter")
    await tab.sees(HALF)
    await tab.press("Enter")
    await until(lambda: HALF in journal.read_text("utf-8"), "the line in the journal")
    await tab.type(":q")
    await tab.press("Enter")
    await tab.sees("What is still open")
    await tab.type("cc")
    await until(lambda: events(journal)[-1]["type"] == "closed", "the interview to be closed")
    print("the line was there again, and the interview is closed")
    await browser.close(tab)


def draft(journal: Path) -> str:
    """Return the half-typed line beside a journal."""
    try:
        return journal.with_suffix(".draft").read_text("utf-8").partition("\0")[0]
    except FileNotFoundError:
        return ""


def events(journal: Path) -> list[dict[str, Any]]:
    """Return the events of a journal."""
    return [json.loads(line) for line in journal.read_text("utf-8").splitlines()]


FOREIGN = """
Promise.all([
  new Promise(done => {
    const socket = new WebSocket("ws://HOST/TOKEN/ws");
    socket.onopen = () => done("open"); socket.onerror = () => done("refused");
  }),
  fetch("http://HOST/TOKEN/").then(a => a.text(), () => "refused"),
]).then(all => all.join(" "))
"""


async def refused(browser: Browser, client: ClientSession, address: str) -> None:
    """See that a wrong secret, and a page of another site with the right one, get nothing."""
    _http, _, host, token, *_rest = address.split("/")
    for wrong in (f"http://{host}/", f"http://{host}/{token[:-1]}/", f"http://{host}/x/textual.js"):
        async with client.get(wrong) as answer:
            assert (answer.status, await answer.read()) == (404, b""), wrong
    tab = await browser.tab()
    await tab.open(f"http://{host}/{token[:-1]}x/")
    await asyncio.sleep(0.5)
    words = await tab.run("document.querySelector('#terminal') ? 'the screen' : 'nothing'")
    assert words == "nothing", words
    print("a wrong secret gets nothing")

    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="<p>another site</p>", content_type="text/html")

    site = web.Application()
    site.router.add_get("/", page)
    runner = web.AppRunner(site)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        other = runner.addresses[0][1]
        await tab.open(f"http://127.0.0.1:{other}/")
        await until_page(tab, "another site")
        found = await tab.run(FOREIGN.replace("HOST", host).replace("TOKEN", token))
        assert found == "refused refused", found
        print("a page of another site gets nothing, even with the right secret")
    finally:
        await runner.cleanup()


async def until_page(tab: Tab, words: str) -> None:
    """Wait until a page holds these words."""
    for _ in range(int(PATIENCE * 10)):
        if words in str(await tab.run("document.body && document.body.innerText")):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"waited in vain for the page {words!r}")


def main() -> int:
    """Do the tour; return the exit status."""
    options = argparse.ArgumentParser(description="Hold an interview in a headless browser.")
    options.add_argument("--picture", type=Path, help="where a picture of it goes")
    if not CHROMIUM:
        print("there is no Chromium here", file=sys.stderr)
        return 2
    try:
        asyncio.run(tour(options.parse_args().picture))
    except AssertionError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
