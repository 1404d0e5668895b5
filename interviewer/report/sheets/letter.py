"""The information letter: what a respondent must know before saying yes, in plain words (AVG)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer.guide.model import Guide, wording
from interviewer.report.sheets.consent_words import asked
from interviewer.report.sheets.frame import begin
from interviewer.report.sheets.order import Order
from interviewer.report.sheets.sheet import Sheet, blank, known
from interviewer.report.word.inline import Content, Inline, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words
from interviewer.study import Retention


def letter(order: Order) -> Sheet:
    """Return the letter, in the guide's language; what is not known is left to be filled in."""
    guide = order.guide
    words = Words(guide.language)
    _ = words.gettext
    title = _("Information letter")
    sheet = begin(order, title, words, paper="a4", margin=2.0)
    sheet.head(title, _("Take your time to read this. Ask whatever you want to ask."))
    sheet.paragraph(_("Place and date:") + " ", blank(), style=Style.FORM_TEXT)
    sheet.paragraph(_("Dear madam, dear sir,"), style=Style.FORM_TEXT)
    sheet.paragraph(
        _(
            "We invite you to take part in a study. Below you read what it is about, what we ask of"
            " you and what happens with what you tell us."
        ),
        style=Style.FORM_TEXT,
    )
    sheet.head_table(list(_in_short(order, guide, words)), alt=_("The study in short"))
    for heading, lines in _sections(order, guide, words):
        sheet.sheet_heading(heading)
        for style, line in lines:
            content = [line] if isinstance(line, Inline) else line
            sheet.paragraph(*content, style=style)
    return sheet


def _in_short(order: Order, guide: Guide, words: Words) -> Iterator[tuple[str, Content]]:
    _ = words.gettext
    study = order.study
    case = order.case_file.case if order.case_file else None
    yield _("Study"), known(study.title)
    yield _("Researchers"), known(", ".join(study.researchers.values()))
    yield _("Responsible organisation"), known("", _("name and address"))
    yield _("About"), known(case.name if case else "", _("the collaboration"))
    yield _("Aim of the conversation"), known(_first_sentence(guide.aim))
    yield _("How long"), known(words.duration(guide))
    yield _("When and where"), blank()


def _first_sentence(text: str) -> str:
    """Return what a respondent has to know of an aim; what follows is for the researchers."""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]


Lines = list[tuple[Style, Content]]


def _sections(order: Order, guide: Guide, words: Words) -> Iterator[tuple[str, Lines]]:
    _ = words.gettext
    text, item = Style.FORM_TEXT, Style.FORM_BULLET
    yield _("What we ask of you"), list(_conversation(order, guide, words))
    yield (
        _("You decide"),
        [
            (
                text,
                _(
                    "Taking part is voluntary. You may skip a question, you may stop at any"
                    " moment, and you never have to say why. Saying no has no consequences"
                    " for you."
                ),
            ),
            (
                text,
                _(
                    "A yes can become a no later. Tell us, and from then on we no longer use what"
                    " you told us. What has already been published cannot be taken back."
                ),
            ),
        ],
    )
    consents: Lines = [(text, _("We ask you about each of these apart. Every answer may be no."))]
    for one in asked(guide, words):
        consents.append((item, [Styled(one.words), f" {one.meaning}" if one.meaning else ""]))
    yield _("What we ask your consent for"), consents
    yield (
        _("What happens with what you tell us"),
        [
            (
                item,
                _(
                    "In our notes you have a number instead of a name. The list that says whose"
                    " number it is, is kept apart from the notes and is given to nobody."
                ),
            ),
            (
                item,
                _(
                    "The researchers named above read the notes. Others only see what stands in"
                    " the report, and that follows your answers on the consent form."
                ),
            ),
            (item, [_("We use it for:") + " ", known("", _("report, publication, teaching"))]),
            (item, [_("Where the data are kept:") + " ", known("", _("a secured place"))]),
            (
                item,
                [_("Kept or sent outside the European Union:") + " ", known("", _("no, or where"))],
            ),
        ],
    )
    yield _("How long we keep it"), list(_retention(order.study.retention, words))
    yield (
        _("Your rights"),
        [
            (
                text,
                [
                    _(
                        "The law that protects your data is the GDPR (in Dutch: AVG). We may use"
                        " your data on the ground of:"
                    )
                    + " ",
                    known("", _("for instance your consent")),
                ],
            ),
            (
                text,
                _(
                    "You may ask us to show you what we have of you, to correct it, to erase it, to"
                    " leave it unused for a while, or to give you a copy. You may object to what"
                    " we do with it. You may withdraw your consent."
                ),
            ),
            (text, [_("Data protection officer of our organisation:") + " ", blank()]),
            (
                text,
                _(
                    "If we do not solve it together, you can complain to the data protection"
                    " authority (in the Netherlands: Autoriteit Persoonsgegevens)."
                ),
            ),
        ],
    )
    yield (
        _("Under 18"),
        [
            (
                text,
                _(
                    "Are you under 18? Then a parent or guardian reads this letter too, and signs"
                    " the form as well. You both have to agree. If you say no, it is no."
                ),
            ),
        ],
    )
    yield (
        _("Questions"),
        [
            (
                text,
                [
                    _("Ask:") + " ",
                    known(", ".join(order.study.researchers.values())),
                    ", ",
                    _("telephone") + " ",
                    blank(),
                    ", ",
                    _("e-mail") + " ",
                    blank(),
                ],
            ),
            (text, [_("Someone who is not in the study and can advise you:") + " ", blank()]),
            (text, [_("Reviewed by an ethics committee (name, number):") + " ", blank()]),
            (text, _("With kind regards,")),
            (text, known(", ".join(order.study.researchers.values()))),
        ],
    )


def _conversation(order: Order, guide: Guide, words: Words) -> Iterator[tuple[Style, Content]]:
    _ = words.gettext
    text = Style.FORM_TEXT
    long = words.duration(guide)
    if guide.for_group:
        yield text, [_("A group conversation, how long:") + " ", known(long), "."]
        yield (
            text,
            _(
                "Others hear what you say. We ask everyone to keep inside the room who said what,"
                " but we can promise that for ourselves only."
            ),
        )
    else:
        yield text, [_("One conversation, how long:") + " ", known(long), "."]
    yield (
        text,
        _(
            "We want to hear how it really goes. There are no right or wrong answers, and you"
            " do not have to prepare anything."
        ),
    )
    if guide.facts:
        roles = [order.role] if order.role else []
        facts = " ".join(wording(fact.ask, roles) for fact in guide.facts)
        yield text, [_("Beside the conversation we ask:") + " ", facts]
    rounds = _rounds(order)
    if rounds > 1:
        yield (
            text,
            _(
                "There may be a later conversation: the study has {n} rounds. You can decide"
                " about that when it comes."
            ).format(n=rounds),
        )


def _rounds(order: Order) -> int:
    """Return how many rounds the plan of the case has, or of any case."""
    if order.case_file is not None:
        cases = [order.case_file.case]
    else:
        cases = [order.folder.case(case) for case in order.folder.cases()]
    return max((plan.round for case in cases for plan in case.plan), default=1)


def _retention(retention: str | Retention | None, words: Words) -> Iterator[tuple[Style, Content]]:
    """Yield until when each kind of data is kept; a blank where the study does not say."""
    _ = words.gettext
    if not isinstance(retention, Retention):
        every = words.date(retention) if retention else ""
        kinds = [(_("Everything, until:") + " ", every)]
    else:
        kinds = [
            (_("Names and contacts, until:") + " ", words.date(retention.names or "")),
            (_("Notes and transcripts, until:") + " ", words.date(retention.notes or "")),
            (_("Recordings, until:") + " ", words.date(retention.recordings or "")),
        ]
    for label, until in kinds:
        yield Style.FORM_BULLET, [label, known(until, _("date"))]
    yield Style.FORM_TEXT, _("After that we erase it.")
