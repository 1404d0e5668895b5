"""The sample study without a terminal: a short interview, and the Word report of its case."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from interviewer.i18n import gettext as _
from interviewer.plain.talk import Plain
from interviewer.report.case import write_report
from interviewer.store.folder import StudyFolder
from interviewer.store.opening import Plan, Seat, open_new
from interviewer.words.phrasing import spoken_names

CASE = "warme-loods"
"""The sample's invented case."""

LINES = (
    ":c deelname ja",
    ":c opname nee",
    ":c citeren ja",
    ":a",
    "Het begon met een leeg gebouw en een docent die niet wilde wachten #aanleiding ^2020",
    ":b drivers",
    ":a",
    '"Als zij er niet was geweest, stonden we nu nog te praten" #leiderschap++',
    "De #subsidies- lopen volgend jaar af, daarna is het nog open >ronde2",
    "[denkt lang na]",
    "!doorvragen op geld bij de partners",
    ":o",
    ":q",
)
"""What is typed: an invented conversation in an invented case."""


def play(study: Path, out: TextIO) -> int:
    """Play a short interview in plain mode, write the case's report, and say where it is."""
    folder = StudyFolder(study)
    plan = Plan(guide="ronde-1", respondents=(Seat("X1", "bestuur"),), by="AB")
    session = open_new(folder, CASE, plan)
    out.write(_("A short interview, typed line by line:") + "\n")
    try:
        names = spoken_names(folder.case(CASE), folder.study, session.by)
        Plain(session, out, names, echo=True).run(LINES)
    finally:
        session.leave()
    report = write_report(study, CASE)
    out.write(_("The journal of the interview: {path}").format(path=session.path) + "\n")
    out.write(_("The Word report of the case: {path}").format(path=report) + "\n")
    return 0
