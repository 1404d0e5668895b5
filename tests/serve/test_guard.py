"""Who is let in to the screen in a browser: exactly a page of its own address, with the secret."""

from __future__ import annotations

import pytest

from interviewer.serve.guard import Guard, new_token

GUARD = Guard("geheim", 8765)
HERE = "127.0.0.1:8765"


def test_the_address_itself_is_let_in() -> None:
    assert GUARD.address == "http://127.0.0.1:8765/geheim/"
    assert GUARD.refuses("/geheim/", [HERE], [], socket=False) == 0
    assert GUARD.refuses("/geheim/page.js", ["localhost:8765"], [], socket=False) == 0
    assert GUARD.refuses("/geheim/ws", [HERE], [f"http://{HERE}"], socket=True) == 0


@pytest.mark.parametrize(
    "path", ["/", "", "/geheim2/", "/gehei/", "//geheim/", "/x/geheim/", "/geheim%2F", "/gehéim/"]
)
def test_without_the_secret_nothing_is_there(path: str) -> None:
    assert GUARD.refuses(path, [HERE], [], socket=False) == 404


@pytest.mark.parametrize(
    "hosts",
    [[], ["evil.example:8765"], ["127.0.0.1"], ["127.0.0.1:80"], [HERE, HERE], ["evil.example"]],
)
def test_under_another_name_nobody_is_let_in(hosts: list[str]) -> None:
    assert GUARD.refuses("/geheim/", hosts, [], socket=False) == 403


@pytest.mark.parametrize(
    "origins",
    [
        ["http://evil.example"],
        ["null"],
        ["https://127.0.0.1:8765"],
        ["http://127.0.0.1:8766"],
        ["http://localhost:8765"],  # the other of the two names
        [f"http://{HERE}", "http://evil.example"],
    ],
)
def test_a_page_of_another_site_is_refused(origins: list[str]) -> None:
    assert GUARD.refuses("/geheim/", [HERE], origins, socket=False) == 403
    assert GUARD.refuses("/geheim/ws", [HERE], origins, socket=True) == 403


def test_a_socket_must_say_whose_page_asks() -> None:
    assert GUARD.refuses("/geheim/ws", [HERE], [], socket=True) == 403


def test_no_secret_is_like_another() -> None:
    made = {new_token() for _ in range(50)}
    assert len(made) == 50
    assert min(map(len, made)) >= 43
