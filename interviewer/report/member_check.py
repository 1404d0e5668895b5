"""The member check: a Word document in which one respondent reads back what they said.

In plain words to be read at home: an invitation, their own notes and quotes, room to correct.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from interviewer.analysis.member_check import Conversation, Said, Subject, own_words
from interviewer.errors import refuse
from interviewer.interview.consent import left_out
from interviewer.output import Warn, free_name, silent, write_whole
from interviewer.report.case import house_style
from interviewer.report.sheets.frame import begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import (
    RULE,
    Box,
    Edge,
    Row,
    Sheet,
    all_round,
    blank,
    known,
    ticks,
)
from interviewer.report.word.inline import Content
from interviewer.report.word.styles import Style
from interviewer.report.words import Words
from interviewer.store.folder import CaseFile, StudyFolder
from interviewer.words.phrasing import spoken, spoken_names

LONG = 600
"""Signs of a note that may be divided over two pages."""


def write_member_check(
    study: Path,
    case: str,
    r: str,
    *,
    round: int | None = None,
    output: Path | None = None,
    template: Path | None = None,
    force: bool = False,
    made: datetime | None = None,
    warn: Warn = silent,
) -> Path:
    """Write the member check for one respondent of a case, or of one round; return where it is.

    Without `output` it goes to `reports/<case>-member-check-<r1>.docx`, or with the next free
    number. `warn` is told what of the journals could not be read. Raises `Refused` where there is
    nothing that may be laid before them, or the file is there already and not forced.
    """
    folder = StudyFolder(study)
    order = Order(
        folder=folder,
        made=made or datetime.now().astimezone(),
        case_id=case,
        template=template or house_style(folder),
        warn=warn,
    )
    default = folder.reports / f"{case}-member-check-{r.lower()}.docx"
    target = output or (default if force else free_name(default))
    report = member_check(order, r, round=round)
    write_whole(target, report.to_bytes(), force=force)
    warn(report.problems)
    return target


def member_check(order: Order, r: str, *, round: int | None = None) -> Sheet:
    """Return the member check for a respondent of the order's case, in the study's language."""
    file = order.case_file
    if file is None:
        raise refuse("no-case", case="", folder=str(order.folder.transcripts), known="–")
    words = Words(order.study.language)
    _ = words.gettext
    someone = _("[someone else]")
    conversations = own_words(file, r, order.day, words.language, round=round, someone=someone)
    title = _("Did we understand you well?")
    sheet = begin(order, title, words, paper=None if order.template else "a4", margin=2.0)
    sheet.head(title, _("What we noted of what you told us"))
    _write_invitation(sheet, order, file, r, conversations, words)
    for conversation in conversations:
        _write_conversation(sheet, order, file, conversation, words)
    _write_end(sheet, words)
    return sheet


def _write_invitation(
    sheet: Sheet,
    order: Order,
    file: CaseFile,
    r: str,
    conversations: Sequence[Conversation],
    words: Words,
) -> None:
    _ = words.gettext
    days = dict.fromkeys(words.date(one.opened.held) for one in conversations)
    researchers = ", ".join(order.study.researchers.values())
    rows: list[tuple[str, Content]] = [
        (_("Study"), known(order.study.title)),
        (_("About"), known(file.case.name)),
        (_("Conversation"), known("; ".join(filter(None, days)))),
        (_("Your number in our notes"), r),
        (_("Please answer before"), blank()),
        (_("Send your answer to"), [known(researchers), ", ", blank()]),
    ]
    sheet.form(rows, alt=_("Which conversation this is, and by when we ask for an answer"))
    sheet.paragraph(_("Dear madam, dear sir,"), style=Style.FORM_TEXT)
    sheet.paragraph(
        _(
            "You talked with us for our study. Below stands what we wrote down of what you said."
            " We would like to hear from you whether it is right."
        ),
        style=Style.FORM_TEXT,
    )
    sheet.sheet_heading(_("What we ask of you"))
    for line in _asked(words):
        sheet.paragraph(line, style=Style.FORM_BULLET)
    sheet.sheet_heading(_("How to read it"))
    for line in _how_to_read(r, conversations, words):
        sheet.paragraph(line, style=Style.FORM_BULLET)


def _asked(words: Words) -> Iterator[str]:
    _ = words.gettext
    yield _(
        "Read it through at your ease. Below every subject is a box with two questions: is this"
        " right, and what would you change?"
    )
    yield _(
        "Is something wrong, is something missing, or would you rather not see it here? Write it"
        " in the box; a few words are enough. You may call or mail us too."
    )
    yield _("Please send it back before the date above. You need not sign it.")
    yield _(
        "You do not have to answer. If we hear nothing, we note that there was no answer; we do"
        " not take it as a yes."
    )


def _how_to_read(r: str, conversations: Sequence[Conversation], words: Words) -> Iterator[str]:
    _ = words.gettext
    yield _(
        "The notes are in our words. Between quotation marks stands what you said word for word,"
        " as far as we could keep up."
    )
    yield _(
        "Where it says {r}, we mean you. The numbers in front of the notes are ours:"
        " use them to tell which note you mean."
    ).format(r=r)
    yield _("It is about what you said then. If you think otherwise now, please tell us that too.")
    if any(one.withheld for one in conversations):
        yield _(
            "Where it says {words}, we wrote something down word for word that may not be quoted,"
            " because consent for that is not on record. It does not come into the report. You"
            " may ask us to see it."
        ).format(words=left_out(words.language))
    if any(one.group for one in conversations):
        yield _(
            "Of a conversation in a group only your own part stands here. What others said, we lay"
            " before them."
        )


def _write_conversation(
    sheet: Sheet, order: Order, file: CaseFile, conversation: Conversation, words: Words
) -> None:
    _ = words.gettext
    opened = conversation.opened
    about = (
        _("The group conversation of {day}")
        if conversation.group
        else _("The conversation of {day}")
    )
    sheet.heading(1, about.format(day=words.date(opened.held)))
    names = spoken_names(file.case, order.study, opened.by)
    for subject in conversation.subjects:
        sheet.heading(2, subject.title or _("At the start"))
        _write_subject(sheet, subject, names, words)
        _write_box(sheet, subject.title or _("At the start"), words)


def _write_subject(sheet: Sheet, subject: Subject, names: dict[str, str], words: Words) -> None:
    before: str | None = None
    for said in subject.said:
        if said.question and said.question != before:
            sheet.paragraph(spoken(said.question, names), style=Style.GUIDE_QUESTION)
        before = said.question
        if said.follow_up:
            sheet.paragraph(spoken(said.follow_up, names), style=Style.GUIDE_LINE)
        sheet.grid(_passages(said), (0.08, 0.92), alt=words.gettext("What you said"))


def _passages(said: Said) -> Iterator[Row]:
    for passage in said.passages:
        text = f"“{passage.text}”" if passage.quote else passage.text
        number = Box([(Style.MARGIN_TEXT, passage.number)])
        yield Row([number, Box([(Style.FORM_TEXT, text)])], breaks=len(text) > LONG)


def _write_box(sheet: Sheet, subject: str, words: Words) -> None:
    """Write the box in which a respondent says whether a subject is right."""
    _ = words.gettext
    right: Content = [_("Is this right?") + "    ", *ticks((_("yes"), _("not quite")))]
    lines = [(Style.TABLE_LABEL, right), (Style.MARGIN_TEXT, _("What would you change?"))]
    box = Box(lines, edges=all_round(Edge(RULE)))
    alt = _("Room for your answer: {subject}").format(subject=subject)
    sheet.grid([Row([box], height=2.6)], (1.0,), alt=alt)


def _write_end(sheet: Sheet, words: Words) -> None:
    _ = words.gettext
    sheet.heading(1, _("Finally"))
    sheet.paragraph(_("Is there anything else that you want to tell us?"), style=Style.FORM_TEXT)
    sheet.writing_lines(4, alt=_("Lines to write on"))
    sheet.paragraph(
        _("Thank you for reading along. On the first page stands where you can send it."),
        style=Style.FORM_TEXT,
    )
