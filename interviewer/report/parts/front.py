"""What comes before the chapters: the title page, and the case in tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer.analysis.cross.study import OCS, SGS, Cross
from interviewer.analysis.material import CaseFile, Material, Source
from interviewer.analysis.portrait.planned import by_round, not_held, plan_lines, unclosed
from interviewer.analysis.references import split
from interviewer.report.across.words import WORDS
from interviewer.report.word.document import Report
from interviewer.report.word.inline import Content, Evidence, Inline
from interviewer.report.words import STATUSES, Words, years
from interviewer.study import Partner

LONG = 5
"""Letters of a role of which the last two may differ in another form of it."""


def write_title_page(report: Report, file: CaseFile, words: Words, day: str) -> None:
    """Write the title page, the running header and footer, and what the file says of itself."""
    _ = words.gettext
    case, study = file.case, file.study
    title = _("Case report: {case}").format(case=case.name)
    names = ", ".join(study.researchers.values())
    notice = long_notice = ""
    if case.fictional:
        notice = _("Fictional case")
        long_notice = _(
            "Fictional case: the people, organisations and events in this report are invented."
        )
    report.properties(
        title=f"{title} – {notice}" if notice else title,
        author=names,
        subject=study.title,
        keywords=", ".join(filter(None, (case.name, case.institution, case.type))),
    )
    report.running(title, study.title, notice)
    report.title_page(
        case.name,
        _("Case report"),
        [line for line in (study.title, case.institution, names, words.date(day)) if line],
        long_notice,
    )


def write_case(
    report: Report, file: CaseFile, material: Material, alone: Cross, words: Words
) -> dict[str, tuple[str, str]]:
    """Write the case in a table, and what was planned and held.

    Return where these stand (a heading's words and its link), by name.
    """
    _ = words.gettext
    report.heading(1, _("The case"))
    rows = [(label, value) for label, value in _rows(file, material, alone, words) if value]
    report.head_table(rows, alt=_("The case in brief"))
    places: dict[str, tuple[str, str]] = {}
    if file.case.plan or file.case.declined:
        title = _("Planned and held")
        places["planned"] = title, report.heading(2, title)
        _write_plan(report, file, material, words)
    return places


def write_legend(report: Report, sources: Sequence[Source], words: Words) -> None:
    """Write how to read references, signs and pseudonyms, as far as these sources have them."""
    _ = words.gettext
    documents = any(source.opened.document for source in sources)
    talks = any(not source.opened.document for source in sources)
    if documents and not talks:
        told = _("A reference such as [D1-5] points to note 5 of document D1.")
    elif talks and not documents:
        told = _("A reference such as [I3-17] points to note 17 of interview 3.")
    else:
        told = _(
            "A reference such as [I3-17] points to note 17 of interview 3, [D1-5] to note 5 of"
            " document D1."
        )
    leads = _("It leads to the note in the appendix, from where links lead back.")
    gaps = _(
        "Numbers that are missing are those of the researchers' own memos and of notes that were"
        " taken back or may not go out: these stand in no report."
    )
    report.paragraph(f"{told} {leads} {gaps}")
    signs = _(
        "++ stands for what helps strongly, + helps, ± does both, − works against, −− works"
        " against strongly."
    )
    people = _(
        "R1 is a respondent, always by pseudonym and level; role and organisation stand only with"
        " those who agreed to be recognisable."
    )
    report.paragraph(f"{signs} {people}" if talks else signs)


def _rows(
    file: CaseFile, material: Material, alone: Cross, words: Words
) -> Iterator[tuple[str, Content]]:
    _, case, one = words.gettext, file.case, alone.cases[0]
    typed = material.work.typified
    read = {source.opened.document for source in material.sources}
    place = ", ".join(_(WORDS.get(word, word)) for word in one.placing if word)
    known = one.type in (OCS, SGS)
    kind = f"{one.type}: {place}" if known and place else place or one.type
    yield _("Case"), case.name
    yield _("Institution"), case.institution
    yield _("Theme and central question"), years(case.theme)
    yield _("Type"), kind
    if typed is not None and case.type and case.type != one.type:
        yield _("Assumed at first"), case.type
    if typed is not None and typed.why:
        yield _("Why this type"), _linked(one.told(typed.why), file.case_id, material)
    judged = one.told(typed.phase or "") if typed is not None else ""
    yield _("Phase"), _phase(years(case.phase), judged, words)
    yield _("Since"), words.date(case.started) if case.started else ""
    yield (
        _("Partners"),
        "\n".join(map(_partner, case.partners)),
    )
    for name, value in case.attributes.items():
        if name.casefold() not in ("oriëntatie", "object"):  # the type says it
            yield name.capitalize(), years(str(value))
    yield (
        _("Documents"),
        "\n".join(
            f"{document.id}: {words.title(document)}"
            + (f" ({words.date(document.date)})" if document.date else "")
            + ("" if document.id in read else f" – {_('not analysed')}")
            for document in case.documents
        ),
    )
    yield _("Interviews"), "\n".join(_held(material, words))
    yield _("In this study"), "" if case.status == "active" else _(STATUSES[case.status])


def _phase(given: str, judged: str | None, words: Words) -> str:
    """Return a case's phase; where its description and the researchers differ, both."""
    _ = words.gettext
    if not judged or not given or given.casefold() == judged.casefold():
        return judged or given
    both = _("The researchers' judgement: {judged}. In the description of the case: {given}.")
    return both.format(judged=judged, given=given)


def _partner(partner: Partner) -> str:
    """Return a partner with its role, where its name does not say that."""
    role, name = partner.role, years(partner.name)
    stem = role.casefold()[:-2] if len(role) > LONG else role.casefold()  # overheid, overheden
    if not role or stem in name.casefold():
        return name
    return f"{name[:-1]}; {role})" if name.endswith(")") else f"{name} ({role})"


def _held(material: Material, words: Words) -> Iterator[str]:
    _, n = words.gettext, words.ngettext
    for round_, kinds in by_round(material.sources).items():
        parts = [n("{n} interview", "{n} interviews", kinds["single"])] if kinds["single"] else []
        if kinds["group"]:
            parts.append(n("{n} group interview", "{n} group interviews", kinds["group"]))
        open_ = sum(s.opened.round == round_ for s in material.sources if _open_talk(s))
        text = _with_unclosed(", ".join(parts), open_, words)
        yield f"{_('round {n}').format(n=round_)}: {text}"


def _open_talk(source: Source) -> bool:
    return unclosed(source) and not source.opened.document


def _with_unclosed(held: str, number: int, words: Words) -> str:
    """Return what was held, and of how much the journal was never closed."""
    if not number:
        return held
    return f"{held} ({words.gettext('{n} not closed').format(n=number)})"


def _write_plan(report: Report, file: CaseFile, material: Material, words: Words) -> None:
    """Write what was planned and held, and who was approached and not interviewed."""
    _ = words.gettext
    lines = plan_lines(file, material)
    if lines:
        report.table(
            [_("Round"), _("Level or guide"), _("Planned"), _("Held")],
            [
                [
                    str(line.round),
                    line.level or line.guide,
                    str(line.planned),
                    _with_unclosed(str(line.held), line.unclosed, words),
                ]
                for line in lines
            ],
            caption=_("Interviews planned and held, by level"),
            widths=(0.8, 3.4, 1, 2.2),
            numbers=(0, 2, 3),
            note=_("By level and not by role, since a role could tell who was interviewed."),
        )
    for item in not_held(file):
        who = words.ngettext(
            "One person was approached and not interviewed",
            "{n} people were approached and not interviewed",
            item.n,
        )
        level = f" ({item.level})" if item.level else ""
        report.bullet(f"{who}{level}.")


def _linked(text: str, case: str, material: Material) -> list[Inline]:
    """Return a researcher's words, the references in them as links."""
    known = {item.reference for item in material.excerpts}
    content: list[Inline] = []
    for part in split(text, case):
        if isinstance(part, str):
            content.append(part)
        elif part["reference"] in known:
            content.append(Evidence(part["reference"]))
        else:
            content.append(part[0])
    return content
