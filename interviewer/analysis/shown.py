"""The codes of a study as an output may show them: no name holds words that stay inside. Pure.

An open code is called by words of a note, and a name or definition may be made of them: what was
said under a promise must not come out as the name of a code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from interviewer.analysis.today import Today
from interviewer.analysis.withheld import Withheld
from interviewer.codebook import OPEN, Codebook


def shown(today: Today, used: Iterable[str], withheld: Withheld, instead: str) -> Today:
    """Return codes with other words instead of what stays inside, in names, definitions and ids.

    `used` are the codes of all notes of the study. A code of which the id itself holds such words
    gets a number for it.
    """
    taken = {*today.codebook.by_id, *today.codebook.former, *today.moved}
    moved, names = dict(today.moved), dict(today.names)
    free = (f"{OPEN}{n}" for n in count(1))
    for code in sorted({today.code(code) for code in used} | names.keys()):
        if code in today.codebook.by_id:
            continue
        name = withheld.leave_out(today.name(code), instead)
        if withheld.found(code.removeprefix(OPEN)):
            new = next(number for number in free if number not in taken)
            moved[code] = new
            names.pop(code, None)
            names[new] = name
        elif name != today.name(code):
            names[code] = name
    data = today.codebook.model_dump(exclude_defaults=True)
    ids = {
        code: f"{code.rpartition('.')[0]}.{n}".removeprefix(".")
        for n, code in enumerate(today.codebook.by_id, 1)
        if withheld.found(code)
    }
    codes = list(_codes(data.get("codes") or (), ids, withheld, instead))
    codebook = Codebook.model_validate({**data, "codes": codes})
    return replace(today, codebook=codebook, moved=moved, names=names)


def shown_data(data: Mapping[str, Any], withheld: Withheld, instead: str) -> dict[str, Any]:
    """Return a codebook's plain data likewise; its ids stay: notes are coded with them."""
    return {**data, "codes": list(_codes(data.get("codes") or (), {}, withheld, instead))}


def _codes(
    items: Iterable[Mapping[str, Any]], ids: Mapping[str, str], withheld: Withheld, instead: str
) -> Iterator[dict[str, Any]]:
    for item in items:
        code = dict(item)
        for key in ("name", "definition"):
            if code.get(key):
                code[key] = withheld.leave_out(str(code[key]), instead)
        if code.get("aliases"):
            code["aliases"] = [word for word in code["aliases"] if not withheld.found(str(word))]
        if code.get("id") in ids:
            code["was"] = [*(code.get("was") or ()), code["id"]]
            code["id"] = ids[code["id"]]
        if code.get("codes"):
            code["codes"] = list(_codes(code["codes"], ids, withheld, instead))
        yield code
