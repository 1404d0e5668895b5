"""Two appendices: the guides that were used, and the codes that notes have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from interviewer.analysis.material import Excerpt, Source
from interviewer.analysis.portrait.asked import tells_role
from interviewer.analysis.today import Today
from interviewer.guide.model import Guide, Question, wording
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
    guides: dict[tuple[object, ...], Guide] = {}
    hidden: set[tuple[object, ...]] = set()
    for source in sources:
        guide = source.state.guide
        if guide.blocks:
            key = guide.guide, guide.language, guide.version
            guides[key] = guide
            if tells_role(source, study, guide.respondents):
                hidden.add(key)
    if not guides:
        report.paragraph(Styled(_("No guide was used yet."), Style.PLACEHOLDER))
    if hidden:
        text = words.ngettext(
            "{n} guide for some roles only is left out: it would tell who was interviewed.",
            "{n} guides for some roles only are left out: they would tell who was interviewed.",
            len(hidden),
        )
        report.paragraph(text)
    guides = {key: guide for key, guide in guides.items() if key not in hidden}
    for guide in guides.values():
        report.heading(2, guide.title)
        about = (
            _("version {n}").format(n=guide.version) if guide.version else "",
            words.duration(guide),
            guide.source,
        )
        line = " · ".join(item for item in about if item)
        if line:
            report.paragraph(line, style=Style.TABLE_NOTE)
        _write_guide(report, guide, names, words)


def _write_guide(report: Report, guide: Guide, names: Mapping[str, str], words: Words) -> None:
    _ = words.gettext
    rows: list[Sequence[Content] | Band] = []
    for block in guide.blocks:
        if block.questions:
            rows.append(Band(block.title))
        rows += [[question.label, spoken(asked(question), names)] for question in block.questions]
    if rows:
        report.table(
            [_("No."), _("Question")],
            rows,
            caption=guide.title,
            widths=(0.7, 6),
        )


def asked(question: Question) -> str:
    """Return a question in the words for everyone."""
    return wording(question.ask)


def write_codebook(
    report: Report,
    excerpts: Sequence[Excerpt],
    today: Today,
    words: Words,
    *,
    name_open: bool = False,
) -> None:
    """Write the codes that notes have, with their definitions and how many notes.

    `name_open`: a code outside the codebook has no definition; in its place stand its notes, by
    their references in the report of one case.
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
        definition: Content = book.by_id[code].definition if code in book.by_id else ""
        if name_open and code not in book.by_id:
            mine = (e for e in excerpts if any(mark.code == code for mark in e.codes))
            definition = [item for e in mine for item in (Evidence(e.reference), " ")][:-1]
        rows.append([today.name(code), definition, str(counts[code])])
    report.table(
        [_("Code"), _("Definition"), _("Notes")],
        rows,
        caption=_("The codes that notes of this case have"),
        widths=(1.8, 4.4, 0.7),
        numbers=(2,),
    )
