"""The cases of a study side by side: their order, their types, what of each may go out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from interviewer.analysis.material import CaseFile, Excerpt, Material
from interviewer.analysis.references import WRITTEN
from interviewer.analysis.today import Today
from interviewer.errors import nearest, refuse
from interviewer.guide.scan import Scan
from interviewer.interview.consent import left_out
from interviewer.interview.events import Typified
from interviewer.study import Case, Study

OCS, SGS = "OCS", "SGS"
"""Operational and directed at a collective; strategic and directed at an area (table 5.1)."""

TYPE = "type"
"""The attribute by which cases are ordered unless told otherwise."""

_FIELDS = ("type", "name", "institution", "theme", "phase", "status", "started")
"""What of case.yaml cases can be ordered by, beside their own attributes."""


@dataclass(frozen=True)
class OneCase:
    """A case among the others."""

    number: int
    """Its place in the report's order, from 1."""
    file: CaseFile
    material: Material
    """Its notes, as far as they may go out; references without the case."""
    language: str
    """Of the report."""

    @property
    def id(self) -> str:
        """Return the case's id."""
        return self.file.case_id

    @property
    def case(self) -> Case:
        """Return the case as its YAML tells it."""
        return self.file.case

    @cached_property
    def rounds(self) -> tuple[int, ...]:
        """Return the rounds in which interviews were held, in order; documents have no round."""
        held = (source.opened for source in self.material.sources)
        return tuple(sorted({opened.round for opened in held if not opened.document}))

    @cached_property
    def type(self) -> str:
        """Return OCS or SGS, or other words for its type; empty where it is not known.

        The typing in the case's journal overrules what case.yaml assumes.
        """
        typed = self.material.work.typified
        if typed is None:
            return self.case.type
        place = self.placing
        known = {("operational", "collective"): OCS, ("strategic", "area"): SGS}
        return known.get(place) or " × ".join(filter(None, place))

    @cached_property
    def placing(self) -> tuple[str, str]:
        """Return its orientation and its object, as ids where they are known; else empty."""
        typed = self.material.work.typified
        if typed is not None:
            orientation, object_ = placed(typed)
            return self.told(orientation), self.told(object_)
        known = {OCS: ("operational", "collective"), SGS: ("strategic", "area")}
        if self.case.type in known:
            return known[self.case.type]
        told = {name.casefold(): str(value) for name, value in self.case.attributes.items()}
        return _orientation(told.get("oriëntatie", "")), _object(told.get("object", ""))

    @cached_property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """Return its notes of which something may go out; `reference` names one with the case."""
        return self.material.excerpts

    @cached_property
    def _known(self) -> frozenset[str]:
        """Return the references, without the case, of notes that may go out."""
        return frozenset(excerpt.reference for excerpt in self.excerpts)

    @cached_property
    def synthesised(self) -> frozenset[str]:
        """Return the references, without the case, that its syntheses name."""
        texts = (event.text for event in self.material.work.syntheses.values())
        return frozenset(m["reference"] for text in texts for m in WRITTEN.finditer(text))

    def reference(self, excerpt: Excerpt) -> str:
        """Return a note's reference with the case."""
        return f"{self.id}:{excerpt.reference}"

    def with_codes(self, codes: Iterable[str], today: Today) -> tuple[Excerpt, ...]:
        """Return the notes with one of these codes, or a code below one, each once, in order."""
        wanted = {today.code(code) for code in codes}
        return tuple(
            excerpt
            for excerpt in self.excerpts
            if any(wanted & set(today.lineage(mark.code)) for mark in excerpt.codes)
        )

    def told(self, text: str) -> str:
        """Return words of a researcher: without what may not go out, references with the case.

        A reference to what does not go out loses its brackets: it leads nowhere.
        """

        def written(match: re.Match[str]) -> str:
            here = match["case"] in (None, self.id) and match["reference"] in self._known
            return f"[{self.id}:{match['reference']}]" if here else match[0][1:-1]

        return WRITTEN.sub(written, self.material.withheld.leave_out(text, left_out(self.language)))

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the notes that a researcher's words name and that may go out, with the case."""
        found = (
            match["reference"]
            for match in WRITTEN.finditer(text)
            if match["case"] in (None, self.id) and match["reference"] in self._known
        )
        return tuple(f"{self.id}:{reference}" for reference in dict.fromkeys(found))


@dataclass(frozen=True)
class Cross:
    """All cases of a study, in the report's order."""

    study: Study
    today: Today
    scan: Scan | None
    cases: tuple[OneCase, ...]
    order_by: str
    """The attribute by which they stand."""

    @cached_property
    def by_id(self) -> dict[str, OneCase]:
        """Return each case by its id."""
        return {one.id: one for one in self.cases}

    @cached_property
    def types(self) -> tuple[str, ...]:
        """Return the types of the cases, in the order in which they come; '' for no type."""
        return tuple(sorted({one.type for one in self.cases}, key=_type_order))

    @cached_property
    def rounds(self) -> tuple[int, ...]:
        """Return all rounds, in order."""
        return tuple(sorted({round_ for one in self.cases for round_ in one.rounds}))

    def groups(self) -> tuple[tuple[str, tuple[OneCase, ...]], ...]:
        """Return the cases by the value of what they are ordered by.

        One group without a name where that is a name of each case alone.
        """
        if self.order_by in ("name", "theme"):
            return (("", self.cases),) if self.cases else ()
        values = dict.fromkeys(attribute(one, self.order_by) for one in self.cases)
        return tuple(
            (value, tuple(one for one in self.cases if attribute(one, self.order_by) == value))
            for value in values
        )


def cross(
    files: Sequence[tuple[CaseFile, Material]],
    study: Study,
    today: Today,
    scan: Scan | None,
    language: str,
    order_by: str = TYPE,
) -> Cross:
    """Return the cases of a study side by side.

    They stand by the value of an attribute, then by name; where a case has no value, last. Raises
    Refused for an attribute that no case has.
    """
    known = dict.fromkeys([*_FIELDS, *(name for file, _ in files for name in file.case.attributes)])
    by = {name.casefold(): name for name in known}.get(order_by.casefold())
    if by is None:
        raise refuse(
            "no-attribute",
            attribute=order_by,
            known=", ".join(known),
            nearest=nearest(order_by, known),
        )
    cases = [OneCase(0, file, material, language) for file, material in files]
    cases.sort(key=lambda one: (_value_order(one, by), one.case.name.casefold(), one.id))
    numbered = tuple(
        OneCase(number, one.file, one.material, language) for number, one in enumerate(cases, 1)
    )
    return Cross(study, today, scan, numbered, by)


def placed(typed: Typified) -> tuple[str, str]:
    """Return orientation and object of a typing, as ids where they are known."""
    return _orientation(typed.orientation), _object(typed.object)


def place_word(typed: Typified) -> str:
    """Return orientation and object as a piece of a cell names them."""
    return " ".join(filter(None, placed(typed)))


def attribute(one: OneCase, name: str) -> str:
    """Return what a case has for an attribute, as words; empty where it has nothing."""
    if name == TYPE:
        return one.type
    value = getattr(one.case, name) if name in _FIELDS else one.case.attributes.get(name)
    return "" if value is None else str(value)


def _value_order(one: OneCase, name: str) -> tuple[bool, int, str]:
    value = attribute(one, name)
    place = _type_order(value)[0] if name == TYPE else 0
    return not value, place, value.casefold()


def _type_order(value: str) -> tuple[int, str]:
    return {OCS: 0, SGS: 1, "": 3}.get(value, 2), value


def _orientation(word: str) -> str:
    for begin, name in (("operation", "operational"), ("strateg", "strategic")):
        if word.casefold().startswith(begin):
            return name
    return word


def _object(word: str) -> str:
    names = {"individu": "individual", "coll": "collective", "area": "area", "gebied": "area"}
    return next((name for begin, name in names.items() if word.casefold().startswith(begin)), word)
