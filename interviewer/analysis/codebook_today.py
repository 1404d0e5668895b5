"""The codebook with what the study's journal did to it: codes promoted, renamed, merged. Pure.

It works on the codebook as plain data, as YAML has it and as a new interview's journal keeps it.
What a person wrote stays as it was: only what changed is put in another place or words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from interviewer.analysis.standing import standing
from interviewer.codebook import OPEN, fold
from interviewer.interview.events import AnyEvent, CodePromoted, CodeRenamed, CodesMerged

Item = dict[str, Any]
"""A code or a heading among codes."""


def codebook_today(data: Mapping[str, Any], events: Iterable[AnyEvent]) -> dict[str, Any]:
    """Return a codebook's data after the events of the study's journal that stand.

    A promoted code hangs below the longest part of its id that is a code; of codes that became one
    the id, name and aliases lead to it, and what stood below them stands below it.
    """
    items: list[Item] = list(data.get("codes") or ())
    for event in standing(events):
        match event:
            case CodePromoted():
                items = _promoted(items, event)
            case CodeRenamed():
                items = _changed(items, event.code, partial(_renamed, event.name))
            case CodesMerged():
                for former in event.from_:
                    items = _merged(items, former, event.into)
    return {**data, "codes": items}


def _walk(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if "group" not in item:
            yield item
        yield from _walk(item.get("codes") or ())


def _find(items: Iterable[Item], code_id: str) -> Item | None:
    """Return a code by its id, or by a former one."""
    codes = list(_walk(items))
    by_id = (code for code in codes if code.get("id") == code_id)
    by_former = (code for code in codes if code_id in _texts(code, "was"))
    return next(by_id, None) or next(by_former, None)


def _changed(
    items: Iterable[Item], code_id: str, change: Callable[[Item], Item | None]
) -> list[Item]:
    """Return the tree with one code changed, or without it where the change gives None."""
    code = _find(items, code_id)
    target = code.get("id") if code else None

    def below(items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if inner := item.get("codes"):
                item = {**item, "codes": list(below(inner))}
            found = "group" not in item and item.get("id") == target
            kept = change(item) if found else item
            if kept is not None:
                yield kept

    return list(below(items)) if target else list(items)


def _promoted(items: list[Item], event: CodePromoted) -> list[Item]:
    word = event.from_.removeprefix(OPEN)
    if _find(items, event.to) is not None:
        items = _changed(items, event.to, lambda code: _leading(code, [event.from_], [word]))
        return _changed(items, event.to, partial(_renamed, event.name)) if event.name else items
    new: Item = {"id": event.to, "name": event.name or word.replace("-", " ")}
    if event.definition:
        new["definition"] = event.definition
    new = _leading(new, [event.from_], [word])
    above = event.to
    while "." in above:
        above = above.rpartition(".")[0]
        if _find(items, above) is not None:
            return _changed(items, above, lambda code: _with_below(code, [new]))
    return [*items, new]


def _renamed(name: str, code: Item) -> Item:
    before = str(code.get("name") or "")
    return _leading({**code, "name": name}, [], [before])


def _merged(items: list[Item], former_id: str, into_id: str) -> list[Item]:
    into, former = _find(items, into_id), _find(items, former_id)
    if into is None or (former is not None and former.get("id") == into.get("id")):
        return items
    if former is None:
        word = former_id.removeprefix(OPEN)
        return _changed(items, into_id, lambda code: _leading(code, [former_id], [word]))
    if _find(former.get("codes") or (), into_id) is not None:
        return items  # it stands below what it would take in
    ids = [str(former.get("id")), *_texts(former, "was")]
    words = [str(former.get("name") or ""), *_texts(former, "aliases")]
    items = _changed(items, former_id, lambda _code: None)
    return _changed(
        items,
        into_id,
        lambda code: _with_below(
            _told_by(_leading(code, ids, words), _texts(former, "indicators")),
            former.get("codes") or (),
        ),
    )


def _leading(code: Item, ids: Iterable[str], words: Iterable[str]) -> Item:
    """Return a code to which these former ids and words lead too."""
    was = dict.fromkeys([*_texts(code, "was"), *ids])
    known = {fold(str(code.get("name") or "")), *map(fold, _texts(code, "aliases"))}
    aliases = _texts(code, "aliases")
    for word in words:
        if word and fold(word) not in known:
            known.add(fold(word))
            aliases.append(word)
    more = {"was": list(was), "aliases": aliases}
    return {**code, **{key: value for key, value in more.items() if value}}


def _told_by(code: Item, indicators: Iterable[str]) -> Item:
    """Return a code that these words tell too."""
    words = dict.fromkeys([*_texts(code, "indicators"), *indicators])
    return {**code, "indicators": list(words)} if words else code


def _with_below(code: Item, more: Iterable[Item]) -> Item:
    codes = [*(code.get("codes") or ()), *more]
    return {**code, "codes": codes} if codes else code


def _texts(code: Item, key: str) -> list[str]:
    return [str(text) for text in code.get(key) or ()]
