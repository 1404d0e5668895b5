"""Edits made in a written report, brought back into the case's journal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from interviewer.analysis.casework import CaseWork
from interviewer.casework.intents import Synthesise
from interviewer.errors import Level, Problem, refuse
from interviewer.interview.consent import left_out
from interviewer.interview.events import AnyEvent, Synthesised
from interviewer.report.merging.edits import Edited, Edits, edits
from interviewer.report.merging.written import Region, Slot, Written, bookmark, mark, read_stated
from interviewer.report.word.clean import clean, one_line
from interviewer.report.word.package import open_word

if TYPE_CHECKING:
    from interviewer.store.case_session import CaseSession

LISTED = 20
"""Edits outside the syntheses that are named one by one."""
SHOWN = 60
"""Characters of a paragraph that are shown of it."""


def merge_report(session: CaseSession, path: Path) -> tuple[Problem, ...]:
    """Take over what was edited in the syntheses of a written report; tell what was done.

    Nothing that was written in the journal since then is written over: that is told as an error,
    as are words that may not go out. What could not be placed is told as a warning. Raises
    `Refused` where the file is no report of this case, or cannot be read.
    """
    document = open_word(path)
    body = document.element.body
    written = _stated(document) or Written((), ())
    events = tuple(event for event in session.events if isinstance(event, Synthesised))
    slots = written.slots or tuple(_by_bookmark(document, session.file.case_id, events))
    mine = [slot for slot in slots if slot.region.case == session.file.case_id]
    if not mine:
        cases = ", ".join(sorted({slot.region.case for slot in slots})) or "–"
        raise refuse("merge-nothing", path=path, case=session.file.case_id, cases=cases)
    names = {
        str(style.get(qn("w:styleId"))): str(style.find(qn("w:name")).get(qn("w:val")))
        for style in document.styles.element.findall(qn("w:style"))
        if style.find(qn("w:name")) is not None
    }
    found = edits(body, written, slots, names)
    told: list[Problem] = []
    for edited in found.syntheses:
        if edited.slot.region.case == session.file.case_id:
            told += _merge(session, edited)
        elif edited.paragraphs and not edited.untouched:
            region = edited.slot.region
            told.append(_said("merge-other-case", "warning", slot=region.slot, case=region.case))
    if not told:
        told.append(_said("merge-unchanged", "warning", path=path))
    if not written.marks:
        told.append(_said("merge-unstated", "warning", path=path))
    return (*told, *_elsewhere(found))


def _merge(session: CaseSession, edited: Edited) -> Iterator[Problem]:
    """Take over one synthesis where it was edited; tell what was done."""
    slot = edited.slot.region.slot
    now = session.work.syntheses.get(slot)
    base = _base(session.events, edited.slot.region)
    if not edited.paragraphs:
        if now is not None:
            yield _said("merge-gone", "warning", slot=slot)
        return
    if not edited.slot.count and base is not None:
        instead = left_out(session.file.study.language)
        edited = _beside(edited, session.material.withheld.leave_out(base, instead))
    text = _text(edited, base)
    if edited.untouched or text in (base, _stands(session.work, slot)):
        return
    if _stands(session.work, slot) != base:
        yield _said("merge-conflict", "error", slot=slot)
        return
    answer = session.do(Synthesise(slot, text))
    if answer.answer == "refused":
        yield _said("merge-refused", "error", slot=slot)
        yield from answer.problems
        return
    changed = sum(place is None for place in edited.as_written)
    kept = {place for place in edited.as_written if place is not None}
    gone = max(edited.slot.count - len(kept) - changed, 0)
    yield _said("merged", "warning", slot=slot, changed=changed, gone=gone)
    yield from answer.problems
    if edited.tracked:
        yield _said("merge-tracked", "warning", slot=slot)
    if edited.wordless:
        yield _said("merge-wordless", "warning", slot=slot)


def _beside(edited: Edited, printed: str) -> Edited:
    """Return a synthesis of which the document states nothing, beside what was printed of it."""
    before = [mark(part) for part in _parts(printed)]
    as_written = (before.index(m) if m in before else None for m in map(mark, edited.paragraphs))
    return replace(
        edited, slot=replace(edited.slot, count=len(before)), as_written=tuple(as_written)
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _text(edited: Edited, base: str | None) -> str:
    """Return a synthesis as edited; paragraphs that were not, as they stand in the journal."""
    before = _parts(base or "")
    if len(before) != edited.slot.count:
        before = []
    parts = []
    for words, place in zip(edited.paragraphs, edited.as_written, strict=True):
        typed = unicodedata.normalize("NFC", clean(words)).strip()
        parts.append(before[place] if before and place is not None else typed)
    return "\n\n".join(parts)


def _base(events: tuple[AnyEvent, ...], region: Region) -> str | None:
    """Return the synthesis that the report was made of; None where the journal lacks it."""
    for event in events:
        if event.id == region.event and isinstance(event, Synthesised):
            return event.text.strip()
    return None


def _stands(work: CaseWork, slot: str) -> str:
    return work.syntheses[slot].text.strip() if slot in work.syntheses else ""


def _stated(document: Document) -> Written | None:
    """Return what a document states of itself."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not relation.is_external:
            found = read_stated(relation.target_part.blob)
            if found is not None:
                return found
    return None


def _by_bookmark(document: Document, case: str, events: tuple[Synthesised, ...]) -> Iterator[Slot]:
    """Yield the syntheses of a case that only bookmarks tell of."""
    known = {bookmark(region): region for region in (Region(case, e.slot, e.id) for e in events)}
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        name = str(start.get(qn("w:name")))
        if name in known:
            yield Slot(known.pop(name), 0, 0)


def _elsewhere(found: Edits) -> Iterator[Problem]:
    """Tell what could not be placed."""
    for edit in found.elsewhere[:LISTED]:
        chapter = one_line(edit.chapter, SHOWN) or "–"
        if edit.gone:
            yield _said("merge-removed", "warning", n=edit.gone, chapter=chapter)
        else:
            words = one_line(edit.words, SHOWN)
            yield _said("merge-unplaced", "warning", words=words, chapter=chapter)
    if len(found.elsewhere) > LISTED:
        yield _said("merge-more", "warning", n=len(found.elsewhere) - LISTED)


def _said(code: str, level: Level, **params: object) -> Problem:
    return Problem(code, params, level=level)
