"""Bring the Dutch catalogue up to date with the code, and compile it: `make messages`.

New messages are added empty, or with the translation of the nearest former one and marked fuzzy;
messages that are gone are dropped. What is missing is printed, and makes the exit status 1.
The files hold no dates, no line numbers and no program versions, so they change only with words.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "interviewer"
PO = SOURCE / "locale" / "nl" / "LC_MESSAGES" / "interviewer.po"
MO = PO.with_suffix(".mo")

KEYWORDS = {"_": 1, "gettext": 1, "N_": 1, "ngettext": 2, "n": 2}
"""What marks a message in the code, and how many of its arguments are words."""
HEADER = """\
# Dutch messages of Interviewer. Made by `make messages`; the translations are written by hand.
# Towards the researcher: je, not u. guide: leidraad, block: blok, follow-up: vervolgvraag,
# probe: doorvraag, case: casus, quote: citaat, park: parkeren, wave away: wegwuiven,
# save: bewaren, undo: ongedaan maken, journal: logboek, coverage: dekking, must: moet.
# interview: interview, conversation: gesprek. In words to a respondent: u, verslag, functie."""


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
    """Return every message in the code, in the order of files and of what stands in them."""
    catalogue = Catalog()
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"), name)
        for place, words in enumerate(marked(tree), start=1):
            catalogue.add(words if len(words) > 1 else words[0], None, [(name, place)])
    return catalogue


def marked(node: ast.AST) -> Iterator[tuple[str, ...]]:
    """Yield the messages in code, in order; inside f-strings too, where Babel does not look."""
    if isinstance(node, ast.Call):
        called = node.func
        keyword = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        words = [_text(argument) for argument in node.args[: KEYWORDS.get(keyword, 0)]]
        if words and all(words):
            yield tuple(word for word in words if word)
    for inner in ast.iter_child_nodes(node):
        yield from marked(inner)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


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
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        pairs = zip(english, strings, strict=False)  # both languages have one and many
        if any(placeholders(text) != placeholders(str(own)) for text, own in pairs if own):
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
    return list(dict.fromkeys([*unfinished(catalogue), *torn(catalogue)]))


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
