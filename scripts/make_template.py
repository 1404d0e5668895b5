"""Make the Word template of the reports from scratch: their looks, styles only.

Run `python scripts/make_template.py [FILE]`. The same script always makes the same parts, with
fixed dates, so that a change of the template can be read here and not only in a binary file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TARGET = Path(__file__).parent.parent / "interviewer" / "report" / "word" / "template.docx"
MADE = "2026-01-01T00:00:00Z"

BODY_FONT = "Cambria"
"""For reading; Caladea has its measures where Cambria is absent."""
SANS_FONT = "Calibri"
"""For headings, tables and references; Carlito has its measures."""

INK = "1F2A33"
ACCENT = "0F4C5C"
MUTED = "55636E"
LINE = "B9C4CA"
TINT = "F1F5F6"
WARM = "FBF3E4"
WARM_LINE = "B7791F"

PAGE = 'w:w="11906" w:h="16838"'
MARGINS = (
    'w:top="1531" w:right="1644" w:bottom="1474" w:left="1644" '
    'w:header="737" w:footer="680" w:gutter="0"'
)
TEXT_WIDTH = 11906 - 2 * 1644

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def font(name: str) -> str:
    """Return run properties that set one font for every script."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


SANS = font(SANS_FONT)


def size(points: float) -> str:
    """Return run properties for a size in points."""
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def color(value: str) -> str:
    """Return run properties for a colour as rrggbb."""
    return f'<w:color w:val="{value}"/>'


def spacing(before: float = 0, after: float = 0, line: float = 1.0) -> str:
    """Return paragraph properties for room around a paragraph in points, and its line spacing."""
    return (
        f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" '
        f'w:line="{line * 240:.0f}" w:lineRule="auto"/>'
    )


def border(side: str, value: str = LINE, eighths: int = 4, space: int = 1) -> str:
    """Return one thin rule; `eighths` of a point wide."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{value}"/>'


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"


def style(
    name: str,
    style_id: str,
    *,
    kind: str = "paragraph",
    based: str | None = "Normal",
    then: str | None = None,
    priority: int = 20,
    ppr: str = "",
    rpr: str = "",
    extra: str = "",
    default: bool = False,
    custom: bool = False,
    quick: bool = True,
) -> str:
    """Return one style; what stands in it is in the order that the schema asks for."""
    attributes = f'w:type="{kind}" w:styleId="{style_id}"'
    attributes += ' w:default="1"' if default else ""
    attributes += ' w:customStyle="1"' if custom else ""
    return "".join(
        (
            f"<w:style {attributes}><w:name w:val={quoteattr(name)}/>",
            f'<w:basedOn w:val="{based}"/>' if based else "",
            f'<w:next w:val="{then}"/>' if then else "",
            f'<w:uiPriority w:val="{priority}"/>',
            "<w:qFormat/>" if quick else "",
            f"<w:pPr>{ppr}</w:pPr>" if ppr else "",
            f"<w:rPr>{rpr}</w:rPr>" if rpr else "",
            extra,
            "</w:style>",
        )
    )


def headings() -> list[str]:
    """Return the headings, four levels and the appendix's."""
    sizes = {
        1: (20.0, 26.0, 10.0),
        2: (14.0, 20.0, 5.0),
        3: (11.5, 14.0, 3.0),
        4: (10.5, 10.0, 2.0),
    }
    made = []
    for level, (points, before, after) in sizes.items():
        rule = f"<w:pBdr>{border('bottom', ACCENT, 6, 5)}</w:pBdr>" if level == 1 else ""
        made.append(
            style(
                f"heading {level}",
                f"Heading{level}",
                then="BodyText",
                priority=9,
                ppr=f"{KEEP}{rule}<w:suppressAutoHyphens/>{spacing(before, after, 1.08)}"
                f'<w:outlineLvl w:val="{level - 1}"/>',
                rpr=SANS
                + (BOLD if level != 4 else BOLD + ITALIC)
                + color(ACCENT if level < 3 else INK)
                + size(points),
            )
        )
    made.append(
        style(
            "Appendix Heading",
            "AppendixHeading",
            based="Heading1",
            then="BodyText",
            priority=9,
            custom=True,
            ppr='<w:pageBreakBefore/><w:outlineLvl w:val="0"/>',
        )
    )
    return made


def front() -> list[str]:
    """Return the title page and the contents."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    entries = [
        style(
            f"toc {level}",
            f"TOC{level}",
            then="Normal",
            priority=39,
            quick=False,
            ppr=f"{tab}{spacing(7 if level == 1 else 0, 2, 1.1)}"
            f'<w:ind w:left="{(level - 1) * 340}"/>',
            rpr=SANS + (BOLD if level == 1 else "") + color(INK) + size(11 if level == 1 else 10),
        )
        for level in (1, 2, 3)
    ]
    return [
        style(
            "Title",
            "Title",
            then="Subtitle",
            priority=10,
            ppr=f"<w:keepNext/><w:pBdr>{border('top', ACCENT, 36, 16)}</w:pBdr>"
            f"<w:suppressAutoHyphens/>{spacing(150, 8, 1.02)}",
            rpr=SANS + BOLD + color(ACCENT) + '<w:kern w:val="28"/>' + size(32),
        ),
        style(
            "Subtitle",
            "Subtitle",
            then="BodyText",
            priority=11,
            ppr=f"<w:suppressAutoHyphens/>{spacing(0, 30, 1.15)}",
            rpr=SANS + color(MUTED) + size(15),
        ),
        style(
            "Title Line",
            "TitleLine",
            priority=12,
            custom=True,
            ppr=spacing(0, 3, 1.15),
            rpr=SANS + color(INK) + size(11),
        ),
        style(
            "TOC Heading",
            "TOCHeading",
            then="BodyText",
            priority=39,
            ppr=f"{KEEP}<w:pBdr>{border('bottom', ACCENT, 6, 5)}</w:pBdr>{spacing(0, 12, 1.08)}",
            rpr=SANS + BOLD + color(ACCENT) + size(20),
        ),
        *entries,
    ]


def text() -> list[str]:
    """Return what running text is made of."""
    quote_bar = f"<w:pBdr>{border('left', ACCENT, 18, 10)}</w:pBdr>"
    sides = "".join(border(side, WARM_LINE, 4, 6) for side in ("top", "left", "bottom", "right"))
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{WARM}"/>'
    return [
        # colour and size stand here: as defaults LibreOffice lets them win over links in tables
        style(
            "Normal", "Normal", based=None, priority=0, default=True, rpr=color(INK) + size(10.5)
        ),
        style("Body Text", "BodyText", priority=1, ppr=spacing(0, 7, 1.28)),
        style(
            "Quote",
            "Quote",
            then="QuoteSource",
            priority=29,
            ppr=f"<w:keepNext/><w:keepLines/>{quote_bar}{spacing(8, 0, 1.25)}"
            '<w:ind w:left="454" w:right="454"/>',
            rpr=ITALIC + color(INK) + size(10.5),
        ),
        style(
            "Quote Source",
            "QuoteSource",
            then="BodyText",
            priority=29,
            custom=True,
            ppr=f"<w:keepLines/>{quote_bar}{spacing(0, 9, 1.15)}"
            '<w:ind w:left="454" w:right="454"/>',
            rpr=SANS + color(MUTED) + size(9),
        ),
        style(
            "List Bullet",
            "ListBullet",
            priority=2,
            ppr='<w:numPr><w:numId w:val="1"/></w:numPr>' + spacing(0, 4, 1.22),
        ),
        style(
            "Note Box",
            "NoteBox",
            then="BodyText",
            priority=30,
            custom=True,
            ppr=f"<w:keepLines/><w:pBdr>{sides}</w:pBdr>{shade}{spacing(8, 12, 1.18)}"
            '<w:ind w:left="142" w:right="142"/>',
            rpr=SANS + color(INK) + size(10),
        ),
        style(
            "caption",
            "Caption",
            then="BodyText",
            priority=35,
            ppr=f"{KEEP}<w:suppressAutoHyphens/>{spacing(12, 4, 1.1)}",
            rpr=SANS + BOLD + color(ACCENT) + size(9.5),
        ),
        style(
            "Figure Caption",
            "FigureCaption",
            based="Caption",
            then="BodyText",
            priority=35,
            custom=True,
            ppr=f'<w:keepNext w:val="0"/>{spacing(4, 14, 1.1)}',
        ),
        style(
            "Figure",
            "Figure",
            then="FigureCaption",
            priority=34,
            custom=True,
            ppr=f"<w:keepNext/>{spacing(10, 4)}",
        ),
        style(
            "Trail",
            "Trail",
            priority=31,
            custom=True,
            ppr='<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="1134"/></w:tabs>'
            f'{spacing(5, 0, 1.18)}<w:ind w:left="1134" w:hanging="1134"/>',
            rpr=size(10),
        ),
        style(
            "Trail Line",
            "TrailLine",
            priority=31,
            custom=True,
            ppr=f'<w:keepLines/>{spacing(0, 2, 1.1)}<w:ind w:left="1134"/>',
            rpr=SANS + color(MUTED) + size(8.5),
        ),
        style(
            "annotation text",
            "CommentText",
            priority=99,
            quick=False,
            rpr=SANS + size(10),
        ),
        style(
            "footnote text",
            "FootnoteText",
            priority=99,
            quick=False,
            ppr=spacing(0, 2, 1.1),
            rpr=SANS + color(MUTED) + size(8.5),
        ),
    ]


def furniture() -> list[str]:
    """Return the running header and footer."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    small = SANS + color(MUTED) + size(8.5)
    return [
        style(
            "header",
            "Header",
            priority=99,
            quick=False,
            ppr=f"<w:pBdr>{border('bottom', LINE, 4, 4)}</w:pBdr>{tab}{spacing()}",
            rpr=small,
        ),
        style("footer", "Footer", priority=99, quick=False, ppr=f"{tab}{spacing()}", rpr=small),
    ]


def characters() -> list[str]:
    """Return the character styles."""
    none = "DefaultParagraphFont"
    return [
        style(
            "Default Paragraph Font",
            none,
            kind="character",
            based=None,
            priority=1,
            default=True,
            quick=False,
        ),
        style("Strong", "Strong", kind="character", based=none, priority=22, rpr=BOLD),
        style("Emphasis", "Emphasis", kind="character", based=none, priority=20, rpr=ITALIC),
        style(
            "Hyperlink",
            "Hyperlink",
            kind="character",
            based=none,
            priority=99,
            quick=False,
            rpr=color(ACCENT) + '<w:u w:val="single"/>',
        ),
        style(
            "Reference",
            "Reference",
            kind="character",
            based=none,
            priority=32,
            custom=True,
            rpr=SANS
            + '<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:noProof/>'
            + color(ACCENT)
            + size(9),
        ),
        style(
            "Code Mark",
            "CodeMark",
            kind="character",
            based=none,
            priority=32,
            custom=True,
            rpr=SANS + '<w:i w:val="0"/><w:iCs w:val="0"/>' + color(MUTED) + size(9),
        ),
        style(
            "Placeholder",
            "Placeholder",
            kind="character",
            based=none,
            priority=33,
            custom=True,
            rpr=color(MUTED),
        ),
        style(
            "annotation reference",
            "CommentReference",
            kind="character",
            based=none,
            priority=99,
            quick=False,
            rpr=size(8),
        ),
        style(
            "footnote reference",
            "FootnoteReference",
            kind="character",
            based=none,
            priority=99,
            quick=False,
            rpr='<w:vertAlign w:val="superscript"/>',
        ),
    ]


def tables() -> list[str]:
    """Return the table styles, and the paragraphs that stand in and under tables."""
    cell = (
        '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    rules = border("top", ACCENT, 8, 0) + border("bottom", ACCENT, 8, 0)
    inside = border("insideH", LINE, 4, 0)
    first_row = (
        '<w:tblStylePr w:type="firstRow">'
        f"<w:rPr>{BOLD}{color(ACCENT)}</w:rPr><w:tcPr><w:tcBorders>"
        f"{border('bottom', ACCENT, 6, 0)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )
    first_column = f'<w:tblStylePr w:type="firstCol"><w:rPr>{BOLD}</w:rPr></w:tblStylePr>'
    return [
        style(
            "Normal Table",
            "TableNormal",
            kind="table",
            based=None,
            priority=99,
            default=True,
            quick=False,
            extra='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>",
        ),
        style(
            "Report Table",
            "ReportTable",
            kind="table",
            based="TableNormal",
            priority=40,
            custom=True,
            extra=f"<w:tblPr><w:tblBorders>{rules}{inside}</w:tblBorders>{cell}</w:tblPr>"
            f"{first_row}",
        ),
        style(
            "Head Table",
            "HeadTable",
            kind="table",
            based="TableNormal",
            priority=40,
            custom=True,
            extra=f"<w:tblPr><w:tblBorders>{rules}{inside}</w:tblBorders>{cell}</w:tblPr>"
            f"{first_column}",
        ),
        style(
            "Table Text",
            "TableText",
            priority=41,
            custom=True,
            ppr=f"<w:suppressAutoHyphens/>{spacing(0, 0, 1.1)}",
            rpr=SANS + size(9.5),
        ),
        style(
            "Table Header",
            "TableHeader",
            based="TableText",
            priority=41,
            custom=True,
            ppr="<w:keepNext/>",
            rpr=BOLD + color(ACCENT),
        ),
        style(
            "Table Header Number",
            "TableHeaderNumber",
            based="TableHeader",
            priority=41,
            custom=True,
            ppr='<w:jc w:val="right"/>',
        ),
        style(
            "Table Label",
            "TableLabel",
            based="TableText",
            priority=41,
            custom=True,
            rpr=BOLD + color(INK),
        ),
        style(
            "Table Number",
            "TableNumber",
            based="TableText",
            priority=41,
            custom=True,
            ppr='<w:jc w:val="right"/>',
        ),
        style(
            "Table Note",
            "TableNote",
            then="BodyText",
            priority=41,
            custom=True,
            ppr=spacing(3, 10, 1.1),
            rpr=SANS + color(MUTED) + size(8.5),
        ),
    ]


def sheets() -> list[str]:
    """Return what printed sheets are made of: guides, forms, scan, praatplaat, timeline."""

    def sheet(name: str, *, ppr: str = "", rpr: str = "", based: str = "Normal") -> str:
        style_id = name.replace(" ", "")
        return style(name, style_id, based=based, priority=50, custom=True, ppr=ppr, rpr=SANS + rpr)

    def mark(name: str, rpr: str) -> str:
        style_id = name.replace(" ", "")
        none = "DefaultParagraphFont"
        return style(
            name, style_id, kind="character", based=none, priority=51, custom=True, rpr=rpr
        )

    spoken_bar = f"<w:pBdr>{border('left', WARM_LINE, 18, 10)}</w:pBdr>"
    hanging = '<w:ind w:left="340" w:hanging="340"/>'
    center = '<w:jc w:val="center"/>'
    plain = "<w:suppressAutoHyphens/>"
    return [
        sheet(
            "Sheet Title",
            ppr=f"{KEEP}{plain}{spacing(0, 2, 1.05)}",
            rpr=BOLD + color(ACCENT) + size(20),
        ),
        sheet("Sheet Line", ppr=f"{plain}{spacing(0, 6, 1.12)}", rpr=color(MUTED) + size(10)),
        sheet("Sheet Gap", ppr=spacing(0, 4), rpr=size(4)),
        sheet(
            "Sheet Heading",
            ppr=f"{KEEP}{plain}{spacing(10, 3, 1.05)}",
            rpr=BOLD + color(ACCENT) + size(12.5),
        ),
        sheet("Form Text", ppr=spacing(0, 4, 1.15), rpr=color(INK) + size(10)),
        sheet("Form Bullet", based="ListBullet", ppr=spacing(0, 3, 1.12), rpr=size(10)),
        sheet(
            "Spoken",
            ppr=f'{spoken_bar}{spacing(4, 6, 1.25)}<w:ind w:left="227" w:right="227"/>',
            rpr=color(INK) + size(11.5),
        ),
        sheet("Spoken Next", based="Spoken", ppr="<w:keepNext/>"),
        sheet("Sheet Line Next", based="SheetLine", ppr="<w:keepNext/>"),
        sheet("Writing Line", ppr=f"<w:keepNext/>{spacing()}", rpr=size(9)),
        sheet(
            "Interviewer Note",
            ppr=f"<w:keepNext/>{spacing(2, 4, 1.12)}",
            rpr=ITALIC + color(MUTED) + size(9.5),
        ),
        sheet(
            "Guide Question",
            ppr=f"{KEEP}{plain}{spacing(3, 3, 1.1)}",
            rpr=BOLD + color(INK) + size(13.5),
        ),
        sheet(
            "Guide Line",
            ppr=f"{KEEP}{plain}{spacing(1, 2, 1.1)}{hanging}",
            rpr=color(INK) + size(11),
        ),
        sheet(
            "Guide Deeper",
            based="GuideLine",
            ppr='<w:ind w:left="680" w:hanging="340"/>',
            rpr=size(10.5),
        ),
        sheet("Margin Text", ppr=f"{plain}{spacing(0, 2, 1.05)}", rpr=color(MUTED) + size(8.5)),
        sheet("Tick Cell", ppr=f"{plain}{spacing()}{center}", rpr=color(INK) + size(12)),
        sheet("Plate Label", ppr=f"{plain}{spacing(0, 0, 1.05)}", rpr=color(MUTED) + size(8.5)),
        sheet("Plate Title", ppr=f"{plain}{spacing(0, 2, 1.0)}", rpr=BOLD + size(15)),
        sheet(
            "Plate Ask", ppr=f"{plain}{spacing(0, 4, 1.05)}", rpr=ITALIC + color(INK) + size(10.5)
        ),
        sheet("Plate Text", ppr=f"{plain}{spacing(0, 2, 1.08)}", rpr=color(INK) + size(10.5)),
        sheet("Plate Arrow", ppr=f"{spacing()}{center}", rpr=BOLD + color(ACCENT) + size(22)),
        sheet("Plate Axis", ppr=f"{plain}{spacing()}{center}", rpr=BOLD + size(11)),
        mark("Tick", font("Segoe UI Symbol") + color(INK) + size(12)),
        mark("Blank", color(WARM_LINE)),
    ]


def styles_part() -> str:
    """Return word/styles.xml."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font(BODY_FONT)}"
        '<w:lang w:val="nl-NL" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(0, 0, 1.15)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    parts = (text(), characters(), headings(), front(), tables(), furniture(), sheets())
    return f"<w:styles {W}>{defaults}{''.join(''.join(part) for part in parts)}</w:styles>"


def numbering_part() -> str:
    """Return word/numbering.xml: the bullet of a digest's lines."""
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="312" w:hanging="255"/></w:pPr>'
        f"<w:rPr>{SANS}{color(ACCENT)}</w:rPr></w:lvl></w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings_part() -> str:
    """Return word/settings.xml: today's Word, nothing that asks the reader anything."""
    uri = 'w:uri="http://schemas.microsoft.com/office/word"'
    values = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" {uri} w:val="{value}"/>'
        for name, value in values.items()
    )
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:hyphenationZone w:val="425"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="nl-NL"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_part() -> str:
    """Return word/fontTable.xml, which names a font of equal measures beside each."""

    def entry(name: str, other: str, family: str) -> str:
        return (
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
            f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        )

    fonts = entry(SANS_FONT, "Carlito", "swiss") + entry(BODY_FONT, "Caladea", "roman")
    return f"<w:fonts {W}>{fonts}</w:fonts>"


def parts() -> dict[str, str]:
    """Return each part of the template by its name, without the XML declaration."""
    kinds = {
        "word/document.xml": f"{WORD}.document.main+xml",
        "word/styles.xml": f"{WORD}.styles+xml",
        "word/numbering.xml": f"{WORD}.numbering+xml",
        "word/settings.xml": f"{WORD}.settings+xml",
        "word/fontTable.xml": f"{WORD}.fontTable+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    own = ("styles", "numbering", "settings", "fontTable")
    document_links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(own, start=1)
    )
    core_type = f"{PACKAGE}/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core_type}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{document_links}</Relationships>",
        "word/document.xml": f"<w:document {W} {R}><w:body><w:sectPr>"
        f'<w:pgSz {PAGE}/><w:pgMar {MARGINS}/><w:cols w:space="708"/>'
        "</w:sectPr></w:body></w:document>",
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": font_part(),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title/><dc:creator>Interviewer</dc:creator><dc:language>nl-NL</dc:language>"
        "<cp:lastModifiedBy>Interviewer</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{MADE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{MADE}</dcterms:modified>'
        "</cp:coreProperties>",
        "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/'
        'officeDocument/2006/extended-properties"><Application>Interviewer</Application>'
        "</Properties>",
    }


def main(target: Path) -> None:
    """Write the template."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            entry = ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            archive.writestr(entry, declaration + content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
