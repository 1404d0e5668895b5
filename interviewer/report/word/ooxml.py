"""The little XML that python-docx has no words for; nothing here knows what a report is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from interviewer.report.word.clean import clean
from interviewer.report.word.typography import typographic

Element = BaseOxmlElement
"""An XML element as python-docx holds it."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

AFTER_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath")
"""What the schema puts behind `w:lang` among run properties."""


def make(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an element such as `w:p` with its children and its `w:` attributes."""
    made = cast(Element, OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def run(text: str, style_id: str = "") -> Element:
    """Return a run of a person's words, cleaned and in print; an end of line is a line break."""
    made = make("w:r")
    if style_id:
        made.append(make("w:rPr", make("w:rStyle", val=style_id)))
    for number, line in enumerate(typographic(clean(text)).split("\n")):
        if number:
            made.append(make("w:br"))
        if line:
            words = make("w:t")
            words.text = line
            words.set(_SPACE, "preserve")
            made.append(words)
    return made


def tab() -> Element:
    """Return a run that is a tab."""
    return make("w:r", make("w:tab"))


def paragraph(style_id: str, content: Iterable[Element] = ()) -> Element:
    """Return a paragraph of a style."""
    return make("w:p", make("w:pPr", make("w:pStyle", val=style_id)), *content)


def _mark(kind: str) -> Element:
    return make("w:r", make("w:fldChar", fldCharType=kind))


def footnote_mark(tag: str, style_id: str, **attributes: int) -> Element:
    """Return a run with a footnote's mark, in the text or (`w:footnoteRef`) at the foot."""
    look = make("w:rPr", make("w:rStyle", val=style_id))
    return make("w:r", look, make(tag, **attributes))


def field_start(instruction: str) -> list[Element]:
    """Return a field's beginning: its stored result follows, then `field_end`."""
    words = make("w:instrText")
    words.text = f" {instruction} "
    words.set(_SPACE, "preserve")
    return [_mark("begin"), make("w:r", words), _mark("separate")]


def field_end() -> Element:
    """Return a field's end."""
    return _mark("end")


def field(instruction: str, result: str) -> list[Element]:
    """Return a field with its stored result, which Word shows as it is."""
    return [*field_start(instruction), run(result), field_end()]


def link(anchor: str, text: str, style_id: str = "", *, unbroken: bool = False) -> Element:
    """Return a link to a bookmark of the same document.

    `unbroken`: no line ends at a hyphen in it.
    """
    words = unbroken_run(text, style_id) if unbroken else run(text, style_id)
    return make("w:hyperlink", words, anchor=anchor, history=1)


def unbroken_run(text: str, style_id: str = "") -> Element:
    """Return a run in which no line ends at a hyphen."""
    first, *others = text.split("-")
    words = run(first, style_id)
    for other in others:
        end = make("w:t")
        end.text = clean(other)
        words.extend([make("w:noBreakHyphen"), end])
    return words


def bookmarked(name: str, number: int, content: Sequence[Element]) -> list[Element]:
    """Return content between a bookmark's two ends."""
    start = make("w:bookmarkStart", id=number, name=name)
    return [start, *content, make("w:bookmarkEnd", id=number)]


def set_language(run_properties: Element, language: str) -> None:
    """Set the proofing language among run properties, at its place in the schema's order."""
    for old in run_properties.findall(qn("w:lang")):
        run_properties.remove(old)
    made = make("w:lang", val=language, eastAsia="en-US", bidi="ar-SA")
    behind = {qn(tag) for tag in AFTER_LANGUAGE}
    places = [place for place, child in enumerate(run_properties) if child.tag in behind]
    run_properties.insert(places[0] if places else len(run_properties), made)
