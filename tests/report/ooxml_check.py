"""Whether a Word file is sound and can be read by everybody, judged from its parts.

`flaws` says what would make a program repair or refuse a file, or what leads nowhere; `barriers`
what keeps a reader out who listens, or who has no mouse. Where OOXML_XSD names a folder with the
schemas of ECMA-376 (transitional; wml.xsd and those beside it) the parts are held against them too.
"""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# the schema's order of children that our files have
ORDER = {
    name: order.split()
    for name, order in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs"
        " suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps noProof color spacing kern sz szCs u shd"
        " vertAlign lang",
        "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption"
        " tblDescription",
        "tbl": "tblPr tblGrid tr",
        "tr": "trPr tc",
        "trPr": "cantSplit trHeight tblHeader",
        "tcPr": "tcW gridSpan vMerge tcBorders shd textDirection vAlign",
        "sectPr": "headerReference footerReference footnotePr type pgSz pgMar pgNumType cols"
        " titlePg docGrid",
        "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr"
        " tblPr trPr tcPr tblStylePr",
        "settings": "zoom defaultTabStop hyphenationZone evenAndOddHeaders"
        " characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
        "hyperlink": "r",
        "sdt": "sdtPr sdtContent",
    }.items()
}


class Package:
    """A Word file's parts."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.trees = {
            name: etree.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        self.document = self.trees["word/document.xml"]
        self.styles = self.trees["word/styles.xml"]
        self.levels: dict[str, int] = {}
        """Id of each heading's style → its level, from 1."""
        for style in self.styles.iter(W + "style"):
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and int(outline.get(W + "val")) < 9:
                self.levels[style.get(W + "styleId")] = int(outline.get(W + "val")) + 1

    def all(self, tag: str) -> Iterator[etree._Element]:
        """Yield the elements of a name in the parts of the text, in order."""
        for name in ("word/document.xml", "word/comments.xml", "word/footnotes.xml"):
            if name in self.trees:
                yield from self.trees[name].iter(W + tag)

    def names(self, tag: str, attribute: str = "val") -> list[str]:
        """Return what an attribute of each element of a name says."""
        return [str(item.get(W + attribute)) for item in self.all(tag)]


def flaws(data: bytes) -> list[str]:
    """Return what is wrong with a Word file."""
    package = Package(data)
    checks = (_types, _relations, _order, _ids, _used, _fields, _links, _tables, _asks, _schema)
    return [flaw for check in checks for flaw in check(package)]


def barriers(data: bytes) -> list[str]:
    """Return what keeps readers out."""
    package = Package(data)
    return [flaw for check in (_headings, _read_out, _language) for flaw in check(package)]


def _types(package: Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    endings = {item.get("Extension", "").lower() for item in types.iter(TYPES + "Default")}
    named = [item.get("PartName", "").lstrip("/") for item in types.iter(TYPES + "Override")]
    for name in package.parts:
        if name not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no content type"
    yield from (f"{name} has a type and is absent" for name in named if name not in package.parts)
    yield from (f"{name} has two types" for name, n in Counter(named).items() if n > 1)


def _relations(package: Package) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name, tree in package.trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [item.get("Id") for item in tree]
        if len(ids) != len(set(ids)):
            yield f"{name} gives an id twice"
        for item in tree:
            if item.get("TargetMode") == "External":
                yield f"{name} leads out of the file"
                continue
            target = item.get("Target", "")
            found = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found = target.lstrip("/") if target.startswith("/") else found
            reached |= {found, name}
            if found not in package.parts:
                yield f"{name} leads to {found}, which is absent"
    yield from (f"nothing leads to {name}" for name in package.parts if name not in reached)
    for name, tree in package.trees.items():
        beside = package.trees.get(
            f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
        )
        known = set() if beside is None else {item.get("Id") for item in beside}
        for element in tree.iter():
            used = {v for k, v in element.attrib.items() if str(k).startswith(R)}
            yield from (f"{name} uses {one}, which is absent" for one in used - known)


def _order(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        if not name.startswith("word/"):
            continue
        for element in tree.iter(*(W + tag for tag in ORDER)):
            order = ORDER[etree.QName(element).localname]
            tags = [etree.QName(child).localname for child in element]
            if unknown := [tag for tag in tags if tag not in order]:
                yield f"{name}: {element.tag} holds {unknown}"
            elif (places := [order.index(tag) for tag in tags]) != sorted(places):
                yield f"{name}: {element.tag} holds {tags} in that order"


def _ids(package: Package) -> Iterator[str]:
    for kind in ("bookmarkStart", "comment", "footnote"):
        ids = package.names(kind, "id")
        yield from (f"{kind} {one} twice" for one, n in Counter(ids).items() if n > 1)
    drawn = [item.get("id") for item in package.document.iter(WP + "docPr")]
    yield from (f"picture {one} twice" for one, n in Counter(drawn).items() if n > 1)
    names = [name.casefold() for name in package.names("bookmarkStart", "name")]
    yield from (f"bookmark {one} twice" for one, n in Counter(names).items() if n > 1)
    yield from (f"bookmark {one}: too long" for one in names if len(one) > 40)
    for begin, end in (
        ("bookmarkStart", "bookmarkEnd"),
        ("commentRangeStart", "commentRangeEnd"),
        ("commentRangeStart", "commentReference"),
    ):
        if sorted(package.names(begin, "id")) != sorted(package.names(end, "id")):
            yield f"{begin} and {end} do not fit"
    for mark, note in (("commentReference", "comment"), ("footnoteReference", "footnote")):
        known = package.names(note, "id")
        yield from (f"no {note} {one}" for one in package.names(mark, "id") if one not in known)


def _used(package: Package) -> Iterator[str]:
    by_kind: dict[str, set[str]] = {}
    for style in package.styles.iter(W + "style"):
        by_kind.setdefault(str(style.get(W + "type")), set()).add(str(style.get(W + "styleId")))
    uses = (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table"))
    for tag, kind in uses:
        used = set(package.names(tag)) - by_kind[kind]
        yield from (f"{kind} style {one} is absent" for one in used)
    everything = set().union(*by_kind.values())
    for tag in ("basedOn", "next", "link"):
        named = {str(item.get(W + "val")) for item in package.styles.iter(W + tag)}
        yield from (f"style {one} is absent" for one in named - everything)
    for properties in package.document.iter(W + "rPr"):
        tags = {etree.QName(child).localname for child in properties}
        yield from (f"formatted by hand: {tag}" for tag in tags - {"rStyle"})
    for properties in package.document.iter(W + "pPr"):
        tags = {etree.QName(child).localname for child in properties}
        yield from (f"formatted by hand: {tag}" for tag in tags - {"pStyle", "sectPr"})


def _fields(package: Package) -> Iterator[str]:
    kinds = package.names("fldChar", "fldCharType")
    open_: list[str] = []
    for kind in kinds:
        if kind == "begin":
            open_.append(kind)
        elif kind == "separate" and open_ and open_[-1] == "begin":
            open_[-1] = kind
        elif kind == "end" and open_ and open_[-1] == "separate":
            open_.pop()
        else:
            yield f"a field's {kind} stands alone, or it has no stored result"
    yield from (f"a field does not end: {kind}" for kind in open_)


def _links(package: Package) -> Iterator[str]:
    known = set(package.names("bookmarkStart", "name"))
    targets = package.names("hyperlink", "anchor")
    for item in package.all("instrText"):
        words = (item.text or "").split()
        targets += words[1:2] if words[:1] in (["REF"], ["PAGEREF"]) else []
    yield from (f"a link leads to {one}, which is absent" for one in set(targets) - known)
    there = headings(package)
    for title, anchor in contents(package):
        if title != there.get(anchor):
            yield f"the contents say {title!r}, where {there.get(anchor)!r} stands"


def contents(package: Package) -> Iterator[tuple[str, str]]:
    """Yield each entry of the contents and the bookmark that it leads to."""
    for holder in package.document.iter(W + "sdtContent"):
        for link in holder.iter(W + "hyperlink"):
            yield _words(link), str(link.get(W + "anchor"))


def headings(package: Package) -> dict[str, str]:
    """Return the heading in which each bookmark of a heading stands."""
    starts = package.document.iter(W + "bookmarkStart")
    around = ((str(start.get(W + "name")), start.getparent()) for start in starts)
    return {name: _words(holder) for name, holder in around if _level(package, holder)}


def _tables(package: Package) -> Iterator[str]:
    for table in package.document.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(W + "tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
            wide = sum(1 if span is None else int(span.get(W + "val")) for span in spans)
            if wide != columns:
                yield f"a row of {wide} in a table of {columns} columns"
            looks = [str(style.get(W + "val")) for style in row.iter(W + "pStyle")]
            whole = all(look.endswith(("Whole", "Kept")) for look in looks)
            if row.find(f"{W}trPr/{W}cantSplit") is None and not whole:
                yield "a row breaks across pages"
        for cell in table.iter(W + "tc"):
            if cell[-1].tag != W + "p":
                yield "a cell does not end in a paragraph"


def _asks(package: Package) -> Iterator[str]:
    for name, part in package.parts.items():
        for word in (b"updateFields", b"w:dirty", b"<!DOCTYPE"):
            if word in part and name in package.trees:
                yield f"{name} has {word.decode()}"


@cache
def _schemas() -> etree.XMLSchema | None:
    folder = os.environ.get("OOXML_XSD")
    return etree.XMLSchema(etree.parse(Path(folder, "wml.xsd"))) if folder else None


def _schema(package: Package) -> Iterator[str]:
    """Hold the parts of the text against the schema, without what newer programs add to it."""
    schema = _schemas()
    for name, tree in package.trees.items() if schema is not None else ():
        if not name.startswith("word/") or "/_rels/" in name:
            continue
        copy = etree.fromstring(etree.tostring(tree))
        copy.attrib.pop(MC + "Ignorable", None)
        for added in list(copy.iter("{*}extLst")):
            added.getparent().remove(added)
        assert schema is not None
        if not schema.validate(copy):
            yield from {f"{name}: {entry.message}" for entry in schema.error_log}


# barriers


def _headings(package: Package) -> Iterator[str]:
    before = 0
    for paragraph in package.document.iter(W + "p"):
        if level := _level(package, paragraph):
            if level > before + 1:
                yield f"from heading {before} to {level}: {_words(paragraph)!r}"
            if not _words(paragraph).strip():
                yield "an empty heading"
            before = level


def _read_out(package: Package) -> Iterator[str]:
    for table in package.document.iter(W + "tbl"):
        about = table.find(W + "tblPr")
        title = str(about.find(W + "tblCaption").get(W + "val"))
        if not title or not about.find(W + "tblDescription").get(W + "val"):
            yield f"a table without words to be read out: {title!r}"
        look = about.find(W + "tblLook")
        column = look is not None and look.get(W + "firstColumn") == "1"
        if next(table.iter(W + "tblHeader"), None) is None and not column:
            yield f"a table without a header: {title!r}"
    for picture in package.document.iter(WP + "docPr"):
        if len(picture.get("descr", "")) < 20:
            yield f"a picture without words to be read out: {picture.get('name')!r}"


def _language(package: Package) -> Iterator[str]:
    found = package.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    code = "" if found is None else found.get(W + "val")
    if code not in ("nl-NL", "en-GB"):
        yield f"the language is {code!r}"
    core = package.trees["docProps/core.xml"]
    says = core.findtext("{http://purl.org/dc/elements/1.1/}language")
    if says != code:
        yield f"the file says {says!r}, its words {code!r}"
    if not core.findtext("{http://purl.org/dc/elements/1.1/}title"):
        yield "the file has no title"


def _level(package: Package, paragraph: etree._Element) -> int:
    """Return a paragraph's level as a heading; 0: it is none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return package.levels.get("" if style is None else style.get(W + "val"), 0)


def _words(element: etree._Element) -> str:
    found = element.iter(W + "t", W + "br", W + "tab")
    words = (item.text or "" if item.tag == W + "t" else " " for item in found)
    return " ".join("".join(words).split())
