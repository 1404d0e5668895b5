"""A practice is begun: a study of its own is made, and an ordinary interview opened in it."""

from __future__ import annotations

from pathlib import Path

from interviewer.errors import Refused, nearest, refuse
from interviewer.interview import intents
from interviewer.output import free_name
from interviewer.practice.load import find_persona, personas
from interviewer.practice.persona import Persona
from interviewer.practice.practice import Practice
from interviewer.store.create import data_root
from interviewer.store.folder import StudyFolder
from interviewer.store.journal import read_journal
from interviewer.store.opening import Plan, Seat, checked_initials, open_new, resume
from interviewer.store.scratch import CASE, scratch_study
from interviewer.store.session import Now, now_here
from interviewer.study import Case

_PERSONA, _SEED = "persona", "seed"
"""Attributes of a practice's case, by which it can be gone on with."""


def home() -> Path:
    """Return the folder in which practices are kept: the user's own, outside any study."""
    import platformdirs

    return Path(platformdirs.user_data_dir("interviewer")) / "practice"


def source_of(study: Path | None) -> StudyFolder:
    """Return the study whose personas are practised with: this one, else the program's own."""
    if study is not None and personas(study / "guides"):
        return StudyFolder(study)
    return StudyFolder(data_root())


def every_persona(study: Path | None) -> tuple[Persona, ...]:
    """Return the personas to choose from. Raises Refused where one of them has a mistake."""
    guides = source_of(study).guides_path
    return tuple(find_persona(guides, name) for name in personas(guides))


def begin(
    study: Path | None,
    persona_id: str,
    *,
    guide: str = "",
    by: str = "",
    seed: int = 0,
    keep: Path | None = None,
    now: Now = now_here,
) -> Practice:
    """Begin a practice with a persona of a study, kept in a new folder below `keep`.

    Consent and facts are recorded as the persona gives them. Raises Refused for a persona or guide
    that is not there, and for initials that cannot be.
    """
    checked_initials(by)  # before there is a folder
    source = source_of(study)
    persona = find_persona(source.guides_path, persona_id)
    guide = guide or persona.guides[0]
    if guide not in persona.guides:
        raise refuse(
            "persona-guide",
            persona=persona.persona,
            guide=guide,
            known=", ".join(persona.guides),
            nearest=nearest(guide, persona.guides),
        )
    folder = free_name((keep or home()) / f"{now():%Y-%m-%d-%H%M}-{persona.persona}")
    made = scratch_study(
        source,
        folder,
        title=persona.title,
        case=Case(
            name=persona.case,
            institution=persona.institution,
            fictional=persona.fictional,
            attributes={_PERSONA: persona.persona, _SEED: str(seed)},
        ),
    )
    seat = Seat(persona.pseudonym, persona.role)
    plan = Plan(guide=guide, respondents=(seat,), by=by)
    practice = Practice(open_new(made, CASE, plan, now), persona, folder, seed)
    _said_before(practice)
    return practice


def go_on(folder: Path, by: str = "", now: Now = now_here) -> Practice:
    """Go on with a practice that was broken off: the respondent remembers it from its journal.

    Raises Refused where the folder holds none, or another program holds it.
    """
    made = StudyFolder(folder)
    case = made.case(CASE)
    persona = find_persona(made.guides_path, str(case.attributes.get(_PERSONA, "")))
    interview = next(iter(made.journals(CASE)), "")
    session = resume(made, CASE, interview, by, now)
    if session.read_only:
        raise Refused(*filter(None, [session.why_read_only]))
    seed = str(case.attributes.get(_SEED, ""))
    practice = Practice(session, persona, folder, int(seed) if seed.isdecimal() else 0)
    practice.remember(read_journal(session.path).events)
    return practice


def _said_before(practice: Practice) -> None:
    """Record consent and facts; what this guide does not ask for is left out."""
    session, persona = practice.session, practice.persona
    for item in session.state.guide.consent_items:
        if item.id in persona.consent:
            session.do(intents.Consent(persona.pseudonym, item.id, persona.consent[item.id]))
    for fact in session.state.guide.facts:
        if fact.id in persona.facts:
            session.do(intents.SetFact(persona.pseudonym, fact.id, persona.facts[fact.id]))
