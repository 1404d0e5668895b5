"""Two appendices: the guides that were used, and the codes that notes have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from interviewer.analysis.material import Excerpt, Source
from interviewer.analysis.portrait.asked import tells_role
from interviewer.analysis.today import Today
from interviewer.guide.model import Guide, Question, Show, wording
from interviewer.interview.events import Opened
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Band, Content, Evidence, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import Words
from interviewer.study import Study
from interviewer.words.phrasing import spoken


def write_guides(
    report: Report,
    sources: Iterable[Source],
    study: Study,
    names: Mapping[str, str],
    words: Words,
) -> None:
    """Write the questions of the guides that were used, as everyone is asked them.

    `names` fill what the spoken words leave open. A guide for some roles only is not printed where
    that would tell the role of someone who does not want to be recognised.
    """
    _ = words.gettext
    report.appendix(_("Appendix: the guides"))
    guides: dict[tuple[str, str, str], Guide] = {}
    used: dict[tuple[str, str, str], list[Opened]] = {}
    hidden: set[tuple[str, str, str]] = set()
    for source in sources:
        guide = source.state.guide
        if guide.blocks:
            key = guide.guide, guide.language, guide.version
            guides[key] = guide
            used.setdefault(key, []).append(source.opened)
            if tells_role(source, study, guide.respondents):
                hidden.add(key)
    if not guides:
        report.paragraph(Styled(_("No guide was used yet."), Style.PLACEHOLDER))
    if hidden:
        report.paragraph(_("Guides that are for some roles only are not all printed."))
    for key in sorted(guides.keys() - hidden, key=lambda key: _order(guides[key], used[key])):
        report.heading(2, guides[key].title)
        _write_guide(report, guides[key], names, words)


def _order(guide: Guide, used: Sequence[Opened]) -> tuple[bool, int, bool, bool, str]:
    """Sort guides: of documents, then by round, for everyone, for some roles, for groups."""
    return (
        not any(opened.document for opened in used),
        min(opened.round for opened in used),
        all(opened.kind == "group" for opened in used),
        bool(guide.respondents),
        guide.title,
    )


def _write_guide(report: Report, guide: Guide, names: Mapping[str, str], words: Words) -> None:
    _ = words.gettext
    rows: list[Sequence[Content] | Band] = []
    for block in guide.blocks:
        if block.questions:
            rows.append(Band(block.title))
            if block.show:
                rows.append(["", _card(block.show, words)])
        for question in block.questions:
            text = spoken(asked(question), names)
            if question.show:
                text = f"{text}\n{_card(question.show, words)}"
            rows.append([question.label, text])
    about = (
        _("Questions"),
        _("version {n}").format(n=guide.version) if guide.version else "",
        words.duration(guide),
        guide.source,
    )
    if rows:
        report.table(
            [_("No."), _("Question")],
            rows,
            caption=" · ".join(item for item in about if item),
            widths=(0.7, 6),
        )


def _card(show: Show, words: Words) -> str:
    """Return what is put on the table with a question: its title, and what stands on it."""
    title = words.gettext("On the table: {title}").format(title=show.title or show.file)
    return "\n".join([title, *show.text.splitlines()])


def asked(question: Question) -> str:
    """Return a question in the words for everyone."""
    return wording(question.ask)


def write_codebook(
    report: Report,
    excerpts: Sequence[Excerpt],
    today: Today,
    words: Words,
    *,
    of_one: bool = False,
) -> None:
    """Write the codes that notes have, with their definitions and how many notes.

    `of_one`: of one case, where a code outside the codebook names its notes.
    """
    _ = words.gettext
    report.appendix(_("Appendix: the codes"))
    counts: Counter[str] = Counter()
    for excerpt in excerpts:
        counts.update(mark.code for mark in excerpt.codes)
    if not counts:
        report.paragraph(Styled(_("No note has a code yet."), Style.PLACEHOLDER))
        return
    book = today.codebook
    rows: list[Sequence[Content] | Band] = []
    top = ""
    for code in sorted(counts, key=today.order):
        family = today.lineage(code)[-1]
        if family != top:
            top = family
            known = family in book.by_id
            rows.append(Band(today.name(family) if known else _("Outside the codebook")))
        definition: Content
        if code in book.by_id:
            definition = book.by_id[code].definition
        else:
            mine = [e for e in excerpts if of_one and any(mark.code == code for mark in e.codes)]
            named = [item for e in mine for item in (" ", Evidence(e.reference))]
            definition = [_("open code, which came up while noting"), *named]
        rows.append([today.name(code), definition, str(counts[code])])
    report.table(
        [_("Code"), _("Definition"), _("Notes")],
        rows,
        caption=_("The codes that notes of this case have")
        if of_one
        else _("The codes that notes of all cases have"),
        widths=(1.8, 4.4, 0.7),
        numbers=(2,),
    )
