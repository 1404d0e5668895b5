"""Bring the Dutch catalogue up to date with the code, and compile it: `make messages`.

New messages are added empty, or with the translation of the nearest former one and marked fuzzy;
messages that are gone are dropped. What is missing is printed, and makes the exit status 1.
The files hold no dates, no line numbers and no program versions, so they change only with words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "interviewer"
PO = SOURCE / "locale" / "nl" / "LC_MESSAGES" / "interviewer.po"
MO = PO.with_suffix(".mo")

KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}
HEADER = """\
# Dutch messages of Interviewer. Made by `make messages`; the translations are written by hand.
# Towards the researcher: je, not u. guide: leidraad, block: blok, follow-up: vervolgvraag,
# probe: doorvraag, case: casus, quote: citaat, park: parkeren, wave away: wegwuiven,
# save: bewaren."""


class Dutch(Catalog):
    """The Dutch catalogue, with a header in which nothing changes by itself."""

    def __init__(self) -> None:
        super().__init__(locale="nl", domain="interviewer", header_comment=HEADER, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the fields that reading the catalogue needs."""
        return [
            ("Project-Id-Version", "Interviewer"),
            ("Language", "nl"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def extracted() -> Catalog:
    """Return every message in the code, in the order of files and lines."""
    found = Catalog()
    for file, line, message, comments, context in extract_from_dir(
        SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        name = (Path("interviewer") / file).as_posix()
        found.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return found


def written() -> Dutch:
    """Return the catalogue as it lies on disk; an empty one where there is none."""
    catalogue = Dutch()
    if PO.exists():
        with PO.open("rb") as file:
            for message in read_po(file, locale="nl", domain="interviewer"):
                if message.id:
                    catalogue[message.id] = message
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return the binary catalogue that the program reads; fuzzy translations stay out."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def ids(catalogue: Catalog) -> set[str | tuple[str, ...]]:
    """Return the ids of all messages; singular and plural of a counted one."""
    return {_key(message) for message in catalogue if message.id}


def unfinished(catalogue: Catalog) -> Iterator[str]:
    """Yield each message that is not, or not surely, translated."""
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(strings)):
            yield _first(message)


def torn(catalogue: Catalog) -> Iterator[str]:
    """Yield each message whose translation fills other placeholders than the English one."""
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = placeholders(_first(message))
        if any(placeholders(str(string)) != wanted for string in strings if string):
            yield _first(message)


def placeholders(text: str) -> set[str]:
    """Return the names between braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def update() -> list[str]:
    """Write the .po and the .mo anew; return what is still to be translated."""
    catalogue = written()
    catalogue.update(extracted())
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=100,
            include_lineno=False,
            sort_by_file=True,
            ignore_obsolete=True,
            include_previous=False,
        )
    MO.write_bytes(compiled(catalogue))
    return [*unfinished(catalogue), *torn(catalogue)]


def _key(message: Message) -> str | tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def main() -> int:
    """Update the catalogue; exit status 1 where a translation is missing or unsure."""
    left = update()
    for message in left:
        print(f"to translate: {message!r}")
    print(f"{PO.relative_to(ROOT)}: {len(ids(written()))} messages, {len(left)} to translate")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
