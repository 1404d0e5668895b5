"""All that may go out of a study's cases, as one readable JSON file (docs/export-json.md).

Consent decides in one place: what stands here comes from `interviewer.analysis.material`, which
asks `interviewer.interview.consent` for every note. Memos, lines as typed, half-typed lines, names,
facts about respondents and what is parked are absent on purpose.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from interviewer import __version__
from interviewer.analysis.coverage import InterviewCount, count_interviews
from interviewer.analysis.material import Excerpt, Material, Source, gather
from interviewer.analysis.today import Today
from interviewer.guide.model import wording
from interviewer.i18n import catalogue
from interviewer.interview.consent import Speaker
from interviewer.interview.events import FURTHERING, HINDERING
from interviewer.interview.recording import position
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.store.folder import CaseFile, StudyFolder
from interviewer.store.session import Now, now_here

FORMAT = "interviewer-notes"
VERSION = 1
"""Rises when a field goes or changes its meaning, not when one joins."""

LEFT_OUT = "[…]"
"""In a question that was made up at the table: words of a respondent that stay inside."""


def write_json(
    study: Path,
    cases: Sequence[str] = (),
    *,
    output: Path | None = None,
    force: bool = False,
    now: Now = now_here,
    warn: Warn = silent,
) -> Path:
    """Write all that may go out of these cases (default: all) to a file; return where it is.

    Without `output` it goes to `reports/<case>.json`, or `<study's folder>.json` for several, or
    the next free number. `warn` is told what could not be read. Raises `Refused` where a case is
    not there, or the file is there already and not forced.
    """
    folder = StudyFolder(study)
    files = [folder.case_file(case) for case in dict.fromkeys(cases or folder.cases())]
    for file in files:
        warn(file.problems)
    day = now().date().isoformat()
    exported = as_data(folder, [folder.going_out(file, day) for file in files], day)
    name = files[0].case_id if len(files) == 1 else folder.path.resolve().name
    default = folder.reports / f"{name}.json"
    target = output or (default if force else free_name(default))
    text = json.dumps(exported, ensure_ascii=False, indent=2, default=str) + "\n"
    # A lone half of a surrogate pair, which a journal can hold, is no text elsewhere.
    write_whole(target, text.encode("utf-8", "replace"), force=force)
    return target


def as_data(folder: StudyFolder, files: Sequence[CaseFile], day: str) -> dict[str, Any]:
    """Return what may go out of cases on a day (RFC 3339), as plain data."""
    study = folder.study
    materials = [gather(file, day, study.language) for file in files]
    invented = [file.case.name for file in files if file.case.fictional]
    used = {mark.code for material in materials for e in material.excerpts for mark in e.codes}
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "program": f"interviewer {__version__}",
        "exported": day,
        "fictional": bool(invented),
    }
    if invented:
        words = catalogue(study.language).gettext("Invented, no real case: {names}")
        head["notice"] = words.format(names=", ".join(invented))
    return {
        **head,
        "study": {
            "title": study.title,
            "language": study.language,
            "levels": study.levels,
            "roles": study.roles,
        },
        "codes": _codebook(files[0].today, used) if files else [],
        "cases": [_case(file, material) for file, material in zip(files, materials, strict=True)],
    }


def _codebook(today: Today, used: Iterable[str]) -> list[dict[str, Any]]:
    """The study's codes, and behind them the open ones that are used."""
    book = today.codebook
    codes = [
        {
            "id": code.id,
            "name": today.name(code.id),
            "above": above.id if above else None,
            "definition": code.definition,
        }
        for code, above, _ in book.walk()
    ]
    extra = sorted(set(used) - set(book.by_id))
    return codes + [
        {"id": code, "name": today.name(code), "above": None, "definition": ""} for code in extra
    ]


def _case(file: CaseFile, material: Material) -> dict[str, Any]:
    case = file.case
    counts = {count.interview: count for count in count_interviews(file.held)}
    return {
        "id": file.case_id,
        "name": case.name,
        "fictional": case.fictional,
        "institution": case.institution,
        "theme": case.theme,
        "type": case.type,
        "phase": case.phase,
        "status": case.status,
        "started": case.started,
        "partners": [partner.model_dump() for partner in case.partners],
        "documents": [document.model_dump() for document in case.documents],
        "attributes": case.attributes,
        "consent": {"refused": material.refused, "not_on_record": material.unrecorded},
        "interviews": [_interview(file, source) for source in material.sources],
        "notes": [_note(file, material, excerpt) for excerpt in material.excerpts],
        "coverage": {
            "interviews": [
                _covered(file, counts[source.opened.interview], source, material.of(source))
                for source in material.sources
            ],
            "codes": _coded(material.excerpts, file.today),
        },
    }


def _interview(file: CaseFile, source: Source) -> dict[str, Any]:
    opened = source.opened
    return {
        "reference": f"{file.case_id}:{source.head}",
        "document": opened.document,
        "round": opened.round,
        "held": opened.held,
        "mode": opened.mode,
        "kind": opened.kind,
        "language": source.state.guide.language,
        "guide": {
            "id": opened.guide,
            "title": source.state.guide.title,
            "version": source.state.guide.version,
            "sha256": opened.guide_sha,
        },
        "respondents": [_respondent(speaker) for speaker in source.speakers],
        "member_check": _checked(source),
    }


def _respondent(speaker: Speaker) -> dict[str, str]:
    """Someone at the table; role and organisation only where they may be told."""
    about = {"level": speaker.level, "role": speaker.role, "organisation": speaker.organisation}
    return {"pseudonym": speaker.pseudonym, **{key: word for key, word in about.items() if word}}


def _checked(source: Source) -> list[dict[str, str]]:
    """What respondents answered to the member check; not in what words."""
    found = (source.state.checked(speaker.pseudonym) for speaker in source.speakers)
    return [{"pseudonym": event.r, "result": event.result} for event in found if event]


def _note(file: CaseFile, material: Material, excerpt: Excerpt) -> dict[str, Any]:
    note, source = excerpt.note, excerpt.source
    place_may = bool(source.opened.document) or source.recording
    return {
        "reference": f"{file.case_id}:{excerpt.reference}",
        "interview": f"{file.case_id}:{source.head}",
        "time": _clock(excerpt),
        "speakers": [speaker.pseudonym for speaker in excerpt.released.speakers],
        "kind": note.kind,
        "text": excerpt.released.text,
        "withheld": excerpt.released.withheld,
        "codes": [{"code": mark.code, "valence": mark.valence} for mark in excerpt.codes],
        "relation": note.relation,
        "when": note.when,
        "place": note.place if place_may else None,
        "recording": position(note, source.state) if source.recording else None,
        "block": note.block,
        **_asked(material, excerpt),
    }


def _clock(excerpt: Excerpt) -> str | None:
    """When it was said; None where only the moment of typing is known."""
    note, opened = excerpt.note, excerpt.source.opened
    if note.said:
        return note.said
    live = not opened.document and note.at[:10] == opened.held[:10]
    return note.at[11:16] if live else None


def _asked(material: Material, excerpt: Excerpt) -> Mapping[str, Any]:
    """The question and follow-up that a note stands under, in words that tell of no role."""
    note, source = excerpt.note, excerpt.source
    roles = [speaker.role for speaker in excerpt.released.speakers if speaker.role]
    question = source.state.guide.question(note.question) if note.question else None
    if question is None:
        own = [asked for asked in source.state.improvisations if asked.id == note.question]
        texts = [material.withheld.leave_out(asked.text or "", LEFT_OUT) for asked in own]
        made_up = {"id": None, "text": texts[0]} if texts else None
        return {"question": made_up, "follow_up": None}
    follow_up = question.follow_up(note.follow_up) if note.follow_up else None
    return {
        "question": {"id": question.id, "text": wording(question.ask, roles)},
        "follow_up": {"id": follow_up.id, "text": wording(follow_up.ask, roles)}
        if follow_up
        else None,
    }


def _covered(
    file: CaseFile, count: InterviewCount, source: Source, excerpts: Sequence[Excerpt]
) -> dict[str, Any]:
    """What was asked in an interview, and how much of what was said stands in this file."""
    kinds = Counter(excerpt.note.kind for excerpt in excerpts)
    return {
        "interview": f"{file.case_id}:{source.head}",
        "questions": {"asked": count.asked, "applicable": count.questions},
        "musts": {"asked": count.musts_asked, "applicable": count.musts},
        "skipped": count.skipped,
        "minutes": count.minutes,
        "notes": {kind: kinds[kind] for kind in ("note", "quote", "observation")},
        "coded": sum(bool(excerpt.codes) for excerpt in excerpts),
    }


def _coded(excerpts: Sequence[Excerpt], today: Today) -> list[dict[str, Any]]:
    """How often each code stands on a note of this file; codes below it are not counted with it."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for excerpt in excerpts:
        for mark in excerpt.codes:
            found.setdefault(mark.code, []).append((excerpt.source.head, mark.valence))
    return [
        {
            "code": code,
            "notes": len(found[code]),
            "interviews": len({head for head, _ in found[code]}),
            "furthering": sum(valence in FURTHERING for _, valence in found[code]),
            "hindering": sum(valence in HINDERING for _, valence in found[code]),
        }
        for code in sorted(found, key=today.order)
    ]
