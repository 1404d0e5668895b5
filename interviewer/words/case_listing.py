"""What both faces list of a case that is worked on: chapters, notes, matrix, timeline, answers.

Of notes nothing but what may go out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from interviewer.analysis.casework import stale
from interviewer.analysis.chapters import Placed, lay_out
from interviewer.analysis.cross import judged
from interviewer.analysis.figures import Moment, timeline
from interviewer.analysis.matrix import DOCUMENTS, NOBODY, Cell, Matrix, matrix
from interviewer.errors import N_
from interviewer.i18n import gettext as _
from interviewer.outline import Outline

if TYPE_CHECKING:
    from interviewer.analysis.material import Excerpt
    from interviewer.store.case_session import CaseSession

Status = Literal["written", "empty", "stale"]
"""Of a chapter's synthesis; stale: a note that it names changed since, or went."""

HOLDS = {
    "yes": N_("yes"),
    "partly": N_("partly"),
    "no": N_("no"),
    "unknown": N_("unknown"),
}
"""Whether a statement of the scan holds, in words."""

PLACED = {
    "operational": N_("operational"),
    "strategic": N_("strategic"),
    "individual": N_("individual"),
    "collective": N_("collective"),
    "area": N_("area"),
}
"""Words of the typology."""


def status(session: CaseSession, slot: str) -> Status:
    """Return where the synthesis of a chapter stands."""
    written = session.work.syntheses.get(slot)
    if written is None:
        return "empty"
    return "stale" if stale(written, session.desk.fingerprints) else "written"


def placed(session: CaseSession, slot: str = "") -> Placed:
    """Return a chapter with the notes that feed it; without a slot all notes of the case."""
    excerpts, today = session.material.excerpts, session.file.today
    outline = session.outline if slot else Outline(outline="", kind="case")
    found = lay_out(excerpts, outline, today)
    mine = (
        one for one in found if not slot or (one.chapter is not None and one.chapter.id == slot)
    )
    return next(mine, Placed(None, (), (), ()))


def level(column: str) -> str:
    """Return the words for a column of the matrix."""
    return {DOCUMENTS: _("documents"), NOBODY: _("no level")}.get(column, column)


def case_matrix(session: CaseSession, of: Placed) -> Matrix:
    """Return codes by level with valence, of the notes that stand in a chapter."""
    return matrix(of, session.file.study.levels, session.file.today)


def rated_codes(session: CaseSession) -> tuple[str, ...]:
    """Return the codes that are rated for a case: public value, and others that were rated."""
    return judged.rated_codes(session.work.ratings.values(), session.file.today)


def rounds(session: CaseSession) -> tuple[int, ...]:
    """Return the rounds that this case has: in its interviews, or in what was judged."""
    work = session.work
    judged = [*(r for _, r in work.ratings), *work.typings, *(r for _, r, _ in work.scans)]
    held = [source.opened.round for source in session.material.sources if not source.document]
    return tuple(sorted({number for number in (*held, *judged) if number}))


def speaking_to(session: CaseSession, code: str) -> tuple[Excerpt, ...]:
    """Return the notes that speak to what is judged: those with its code, or one below it."""
    today = session.file.today
    code = today.code(code)
    return tuple(
        excerpt
        for excerpt in session.material.excerpts
        if any(code in today.lineage(mark.code) for mark in excerpt.codes)
    )


def spoken_by(excerpt: Excerpt) -> str:
    """Return who said something and in which round, as far as that may be told."""
    told = [" ".join(filter(None, (who.pseudonym, who.level))) for who in excerpt.released.speakers]
    round_ = "" if excerpt.source.opened.document else f"r{excerpt.source.opened.round}"
    return ", ".join(told) + (f" {round_}" if round_ else "")


SIDES = {"furthering": "+", "hindering": "-", "both": "±", "neither": "·"}
"""What the codes of a dated note say of it, as a sign."""


def moment(one: Moment) -> str:
    """Return when something told of happened, and whether it helped."""
    return (one.excerpt.note.when or "").replace("..", " – ") + f" {SIDES[one.side]}"


def with_round(words: str, round_: int | None, why: str) -> str:
    """Return a judgement with its round and why."""
    return words + (f" (r{round_})" if round_ else "") + (f": {why}" if why else "")


# Lines of the line-by-line face


def work_lines(session: CaseSession) -> Iterator[str]:
    """Yield what was written, rated and answered, a line each."""
    work, today = session.work, session.file.today
    for chapter in session.outline.chapters:
        written = work.syntheses.get(chapter.id)
        words = len(written.text.split()) if written else 0
        yield f"{chapter.id}: " + (_("{n} words").format(n=words) if words else "–")
        if written and (changed := stale(written, session.desk.fingerprints)):
            yield "  " + _("changed since: {references}").format(references=", ".join(changed))
    for (code, round_), rated in work.ratings.items():
        yield with_round(f"{today.name(code)} {rated.value or '0'}", round_, rated.why)
    for round_, typed in work.typings.items():
        about = " × ".join(filter(None, (typed.orientation, typed.object, typed.phase)))
        yield with_round(about, round_, typed.why)
    for (item, round_, _with), answer in work.scans.items():
        known = session.desk.scan.item(item) if session.desk.scan else None
        letter = known.letter if known else item
        directing = " !" if answer.directing else ""
        yield with_round(f"{letter} {answer.holds}{directing}", round_, answer.why)


def note_lines(session: CaseSession, slot: str) -> Iterator[str]:
    """Yield the notes that feed a chapter, as far as they may go out."""
    for excerpt in placed(session, slot).excerpts:
        yield f"[{excerpt.reference}] {excerpt.released.text}"


def matrix_lines(session: CaseSession, slot: str) -> Iterator[str]:
    """Yield each code of the matrix, and below it by level the valences with their notes."""
    found = case_matrix(session, placed(session, slot))
    for code, cells in found.rows:
        yield session.file.today.name(code)
        for column, cell in zip(found.columns, cells, strict=True):
            if cell:
                yield f"  {level(column)}: {cell_words(cell)}"
    if not found.rows:
        yield _("No note here has a code.")


def cell_words(cell: Cell) -> str:
    """Return what stands in a cell of the matrix: each valence with its notes."""
    return "  ".join(
        " ".join((valence or "·", *(f"[{reference}]" for reference in references)))
        for valence, references in cell
    )


def timeline_lines(session: CaseSession) -> Iterator[str]:
    """Yield the notes that name a moment, in order of time."""
    found = timeline(session.material).moments
    for one in found:
        yield f"{moment(one)}  [{one.excerpt.reference}] {one.excerpt.released.text}"
    if not found:
        yield _("No note names a moment yet.")
