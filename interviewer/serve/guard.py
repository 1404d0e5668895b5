"""Who may see the screen: only who was given its address, in a page of that address itself.

A browser sends any page's requests to this machine, under any name that leads here. So beside the
secret in the path, `Host` must be this server's own (else another name was made to lead here), and
`Origin`, where it is sent, too (else another site's page is asking). A websocket must send it: a
browser always does.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
FORBIDDEN, NOT_FOUND = 403, 404
"""Statuses of what is refused; nothing comes with them."""


def new_token() -> str:
    """Return a secret that nobody can guess: 256 bits."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Guard:
    """What a request must have."""

    token: str
    port: int

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which this server may be asked."""
        return (f"{LOOPBACK}:{self.port}", f"localhost:{self.port}")

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{self.hosts[0]}/{self.token}/"

    def refuses(
        self, path: str, hosts: Sequence[str], origins: Sequence[str], *, socket: bool
    ) -> int:
        """Return the status with which a request is refused; 0 where it is let in.

        `hosts`, `origins`: the headers of that name, as many as came; `socket`: a websocket is
        asked for.
        """
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return FORBIDDEN
        if origins and (len(origins) != 1 or origins[0].lower() != f"http://{hosts[0].lower()}"):
            return FORBIDDEN
        if socket and not origins:
            return FORBIDDEN
        given = path.split("/")[1] if path.startswith("/") else ""
        same = secrets.compare_digest(given.encode("utf-8", "replace"), self.token.encode())
        return 0 if same else NOT_FOUND
