"""Whether what a file names is there: problems for unknown roles, codes, blocks, ids used twice.

Small checks over nodes of a document, shared by guides, codebooks, outlines, studies and cases.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from interviewer.codebook import OPEN, Codebook
from interviewer.errors import Problem, nearest
from interviewer.reading.checked import Node
from interviewer.reading.document import shorten


def near(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to a misspelled one; of what is too long for a word, none."""
    return nearest(word, known) if len(word) <= 60 else ""


def unknown(node: Node, code: str, name: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield the problem `code` for a name that is not known; `name` is its placeholder."""
    word = node.text
    if word and word not in known:
        params = {name: shorten(word), "known": ", ".join(known), "nearest": near(word, known)}
        yield node.problem(code, **params)


def unknown_code(node: Node, codebook: Codebook | None) -> Iterator[Problem]:
    """Yield a problem for a code that the codebook lacks; a warning for a former id.

    `open` stands for all open codes, as any code stands for those below it.
    """
    word = node.text
    open_codes = f"{word}.".startswith(OPEN)
    if codebook is None or not word or word in codebook.by_id or open_codes:
        return
    if word in codebook.former:
        yield node.warning("former-code", code=word, today=codebook.current(word))
        return
    meant = codebook.lookup(word) if len(word) <= 60 else ()
    best = meant[0] if len(meant) == 1 else near(word, codebook.by_id)
    yield node.problem("unknown-code", code=shorten(word), nearest=best)


def twice(nodes: Iterable[Node]) -> Iterator[Problem]:
    """Yield a problem for each id that stood before."""
    seen: dict[str, Node] = {}
    for node in nodes:
        word = node.text
        if word in seen:
            line = seen[word].place().line
            yield node.problem("duplicate-id", id=shorten(word), line=line)
        elif word:
            seen[word] = node
