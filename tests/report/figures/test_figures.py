"""The pictures: what is read out, what may not go out, how they stand in a document."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from interviewer import outline
from interviewer.analysis.chapters import lay_out
from interviewer.analysis.figures import BlockCover, CurvePoint, Side, timeline
from interviewer.analysis.material import gather
from interviewer.report.case import case_report
from interviewer.report.figures import FIGURES
from interviewer.report.figures.along import bands_of, first_clauses, fitting
from interviewer.report.figures.canvas import (
    ACCENT,
    BLACK,
    DARK,
    INK,
    WARM,
    WHITE,
    Canvas,
    width_of,
    wrapped,
)
from interviewer.report.figures.cross import CROSS_FIGURES
from interviewer.report.figures.curve import curve_picture
from interviewer.report.figures.heat import INKED, STEPS, depth_of, is_light, shade
from interviewer.report.figures.picture import HEIGHT, Picture
from interviewer.report.figures.praatplaat import _lengths, _lines
from interviewer.report.sheets.plate import KeyWord
from interviewer.report.word.drawing import SVG_TYPE
from interviewer.report.words import Words
from interviewer.store.folder import CaseFile, Held
from tests.report.build import AGREED, OUTLINE, case_file, held, note, without

MADE = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
SECRET = "zonder haar stond er hier nu nog steeds een lege loods"
WORDS = Words("en")


def draw(name: str, *interviews: Held, chapter: int = 0) -> Picture | None:
    file = case_file(*interviews)
    material = gather(file, "2026-03-05", "en")
    placed = lay_out(material.excerpts, OUTLINE, file.today)[chapter]
    return FIGURES[name](material, file, placed, WORDS)


def drawn(name: str, *interviews: Held) -> Picture:
    picture = draw(name, *interviews)
    assert picture is not None
    return picture


def interview(**people: Any) -> Held:
    """Return an interview with something for every figure."""
    return held(
        1,
        note("De loods ging open", "drivers.leiderschap ++", when="2019-09", r=["R1"]),
        note("Subsidie afgewezen", "drivers.subsidies -", when="2020..2021-02", r=["R1"]),
        note(SECRET, "drivers.leiderschap +", kind="quote", when="2020-03", r=["R1"]),
        note(f'Zij zei "{SECRET}" en zweeg', "design.vorm -", when="2021", r=["R1"]),
        **people,
    )


def fives(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def test_every_name_that_an_outline_may_have_is_drawn() -> None:
    assert set(outline.FIGURES["case"]) == set(FIGURES)
    assert set(outline.FIGURES["cross"]) == set(CROSS_FIGURES)


@pytest.mark.parametrize("name", FIGURES)
class TestEach:
    def test_nothing_to_draw_is_no_picture(self, name: str) -> None:
        assert draw(name, held(1)) is None

    def test_both_pictures_are_whole_and_have_one_shape(self, name: str) -> None:
        picture = drawn(name, interview())
        root = ElementTree.fromstring(picture.svg)
        width, height = (float(root.attrib[side].rstrip("pt")) for side in ("width", "height"))
        assert picture.png[:8] == b"\x89PNG\r\n\x1a\n"
        pixels = struct.unpack(">II", picture.png[16:24])
        assert pixels[0] / pixels[1] == pytest.approx(width / height, rel=0.01)
        assert width * 2.54 / 72 == pytest.approx(picture.width_cm, rel=0.01)

    def test_its_ground_is_white(self, name: str) -> None:
        image = Image.open(BytesIO(drawn(name, interview()).png)).convert("RGB")
        colours = {colour for _times, colour in image.getcolors(1_000_000) or ()}
        assert (255, 255, 255) in colours

    def test_letters_are_outlines_and_nothing_lies_elsewhere(self, name: str) -> None:
        svg = drawn(name, interview()).svg.decode()
        root = ElementTree.fromstring(svg)
        assert not [item for item in root.iter() if item.tag.endswith(("}text", "}image"))]
        links = {value for item in root.iter() for key, value in item.items() if "href" in key}
        assert all(link.startswith("#") for link in links)
        assert "clip-path" not in svg  # not every program that shows a picture can cut

    def test_the_same_case_gives_the_same_bytes(self, name: str) -> None:
        first, second = drawn(name, interview()), drawn(name, interview())
        assert (first.svg, first.png) == (second.svg, second.png)
        assert b"<dc:date" not in first.svg
        assert b"<!DOCTYPE" not in first.svg

    def test_who_may_not_be_quoted_is_not_quoted(self, name: str) -> None:
        quoted = drawn(name, interview())
        silent = drawn(name, interview(people={"R1": without(AGREED, "citeren", refused=True)}))
        for picture in (quoted, silent):
            assert picture.alt
        everything = " ".join((silent.alt, silent.caption, silent.svg.decode()))
        assert not fives(SECRET) & fives(everything)
        if name == "tijdlijn":  # the test can fail: what may go out stands there
            assert fives(SECRET) & fives(quoted.svg.decode())

    def test_who_refused_to_take_part_is_nowhere(self, name: str) -> None:
        people = {"R1": without(AGREED, "deelname", refused=True), "R2": AGREED}
        picture = draw(name, interview(people=people))
        assert picture is None or "afgewezen" not in picture.alt + picture.svg.decode()


class TestReadOut:
    def test_heat_map(self) -> None:
        alt = drawn("warmtekaart", interview()).alt
        assert alt.startswith("Heat map of 2 factors by level: 1 mostly help, 1")
        assert "Leiderschap: +2; Subsidies: −1" in alt

    def test_what_does_both_has_its_own_mark(self) -> None:
        talk = held(
            1,
            note("a", "drivers.leiderschap +", r=["R1"]),
            note("b", "drivers.leiderschap +-", r=["R1"]),
            note("c", "drivers.subsidies +-", r=["R1"]),
        )
        alt = drawn("warmtekaart", talk).alt
        assert "Leiderschap: +1/±1; Subsidies: ±1" in alt

    def test_timeline(self) -> None:
        alt = drawn("tijdlijn", interview()).alt
        assert alt.startswith("Timeline from 2019 until 2021 with 4 moments: 2 that helped")
        assert "September 2019 (+): De loods ging open [I1-1]" in alt
        assert "2020 – February 2021 (−): Subsidie" in alt

    def test_praatplaat(self) -> None:
        alt = drawn("praatplaat", interview()).alt
        assert "on 2 of 2 something was noted" in alt
        assert "Drivers: 3 notes, 2 that help, 1 that work against." in alt
        assert "without a sign" not in alt

    def test_notes_without_a_sign_are_told_of_a_block(self) -> None:
        alt = drawn("praatplaat", held(1, note("a", "design.vorm"), note("b", "design.vorm -"))).alt
        assert "Design: 2 notes, 1 that work against, 1 without a sign." in alt
        assert "on 1 of 2 something was noted" in alt

    def test_what_is_known_from_documents_alone_has_no_levels(self) -> None:
        picture = drawn("warmtekaart", held(1, note("a", "drivers.subsidies +"), document="D1"))
        assert picture.caption == "What helps and what works against, in the documents – Wat drijft"
        assert picture.alt.startswith("Heat map of 1 factors in the documents: 1 mostly help")

    def test_a_timeline_tells_how_many_moments_it_leaves_out(self) -> None:
        dates = ("2018", "2019", "2019", "2020", "2021..2022")
        picture = drawn("tijdlijn", held(1, *(note(f"M{n}", when=d) for n, d in enumerate(dates))))
        assert "4 of the 5 moments" in picture.caption
        assert "4 of the 5 are drawn" in picture.alt
        assert "from 2018 until 2022" in picture.alt
        whole = drawn("tijdlijn", interview())
        assert ": 4 moments" in whole.caption
        assert "are drawn" not in whole.alt

    def test_curve(self) -> None:
        points = [CurvePoint("1:I1", 9, 9), CurvePoint("1:I2", 3, 12), CurvePoint("2:D1", 0, 12)]
        picture = curve_picture(points, WORDS, caption="Saturation")
        assert picture is not None
        assert "12 codes in all" in picture.alt
        assert "1:I1 9, 1:I2 3, 2:D1 0" in picture.alt
        assert curve_picture([], WORDS, caption="Saturation") is None

    def test_a_long_timeline_does_not_break_off(self) -> None:
        notes = [
            note(f"Moment {n}: {SECRET} {SECRET}", when=f"{1990 + n // 3}-0{1 + n % 9}")
            for n in range(90)
        ]
        alt = drawn("tijdlijn", held(1, *notes)).alt
        assert len(alt) < 2000
        assert alt.endswith("more moments.")


class TestTimelineLayout:
    @pytest.mark.parametrize("dates", [("2018", "2019"), ("2020", "2020", "2020")])
    def test_less_than_three_dates_make_no_line(self, dates: tuple[str, ...]) -> None:
        notes = [note(f"M{n}", "design.vorm -", when=date) for n, date in enumerate(dates)]
        assert draw("tijdlijn", held(1, *notes)) is None

    @pytest.mark.parametrize("sign", ["+", "-"])
    def test_where_all_is_of_one_kind_the_labels_have_the_whole_width(self, sign: str) -> None:
        notes = [note(f"{SECRET}", f"design.vorm {sign}", when=f"202{n}") for n in range(3)]
        found = timeline(gather(case_file(held(1, *notes)), "2026-03-05", "en"))
        labels = fitting(found, WORDS)
        assert all(label.right for label in labels)
        assert [label.lines for label in labels if label.reference] == [(SECRET,)] * 3
        other = {"+": "-", "-": "+"}[sign]
        notes.append(note("Anders", f"design.vorm {other}", when="2023"))
        found = timeline(gather(case_file(held(1, *notes)), "2026-03-05", "en"))
        sides = {label.kind: label.right for label in fitting(found, WORDS)}
        assert sides == {"furthering": False, "hindering": True, "round": False}

    @pytest.mark.parametrize("number", [1, 8, 40, 120])
    def test_no_label_stands_over_another_and_time_runs_down(self, number: int) -> None:
        notes = [
            note(
                f"Nummer {n} {SECRET}",
                f"drivers.leiderschap {('+', '-', '+-')[n % 3]}",
                when=("2019", f"2020-0{1 + n % 9}", f"2020-03-{1 + n % 28:02}", "2018..2021")[
                    n % 4
                ],
            )
            for n in range(number)
        ]
        found = timeline(gather(case_file(held(1, *notes)), "2026-03-05", "en"))
        bands = bands_of(fitting(found, WORDS))
        assert bands[-1].foot < HEIGHT
        for right in (False, True):
            side = [s for band in bands for s in band.placed if s.label.right is right]
            for above, below in pairwise(side):
                assert above.top + above.label.height <= below.top + 1e-9
        marks = [stood.mark for band in bands for stood in band.placed]
        assert marks == sorted(marks)
        for band in bands:
            for stood in band.placed:
                assert band.top <= stood.top
                assert stood.top + stood.label.height <= band.foot + 1e-9

    def test_years_without_moments_are_short(self) -> None:
        notes = [note("Toen", when="1950"), note("Nu", when="2020")]
        found = timeline(gather(case_file(held(1, *notes)), "2026-03-05", "en"))
        quiet = [band for band in bands_of(fitting(found, WORDS)) if band.quiet]
        assert [(band.first, band.last) for band in quiet] == [(1951, 2020), (2021, 2026)]
        assert all(band.height < 1 for band in quiet)


class TestKeyWord:
    def test_signs_are_counted_apart_from_notes(self) -> None:
        assert _lines(KeyWord("Doelzoekend", 5, 0, 1, "a"), 9) == ["Doelzoekend 5× (1−)"]
        assert _lines(KeyWord("Leiding", 6, 3, 2, "a", 1), 9) == ["Leiding 6× (2+, 1±, 1−)"]
        assert _lines(KeyWord("Leiding", 2, 0, 0, "a"), 9) == ["Leiding 2×"]

    @pytest.mark.parametrize("words", [1, 2, 4, 20])
    def test_numbers_stand_whole_in_one_of_the_lines(self, words: int) -> None:
        lines = _lines(KeyWord("afstemmen " * words, 12, 3, 2, "a", 1), 3)
        assert len(lines) <= 3
        assert lines[-1].endswith("12× (2+, 1±, 1−)")
        assert all(width_of(line, 7.5) <= 3 for line in lines)

    def test_every_part_of_a_bar_has_room_for_its_number(self) -> None:
        sides: dict[Side, int] = {"furthering": 1, "both": 0, "hindering": 1, "neither": 90}
        parts = _lengths(BlockCover("a", 92, 1, 0, 0, sides), 3)
        assert sum(parts) == pytest.approx(3)
        assert parts[1] == 0
        assert min(parts[0], parts[2]) > width_of("+1", 7.5, True)
        assert parts[3] > 2


class TestLabel:
    def test_a_text_of_three_lines_stands_whole(self) -> None:
        text = "Eerste aanvraag afgewezen, te weinig bedrijven. Daarna van zes naar veertien."
        assert " ".join(first_clauses(text)) == text

    def test_of_a_longer_one_the_clauses_that_fill_the_lines(self) -> None:
        text = (
            "De gemeente kocht het pand aan de haven voor een appel en een ei, waarna de school"
            f" zich meldde, samen met acht andere. {SECRET}, {SECRET}."
        )
        lines = first_clauses(text)
        assert len(lines) == 3
        assert " ".join(lines).endswith("zich meldde, samen met acht andere …")

    def test_what_explains_is_not_lost_to_a_short_clause(self) -> None:
        lines = first_clauses(f"De aanvraag werd afgewezen, {SECRET} {SECRET} {SECRET}")
        assert len(lines) == 3
        assert lines[-1].endswith("…")

    def test_one_without_clauses_is_cut(self) -> None:
        assert first_clauses("woord " * 90)[-1].endswith("…")


class TestDates:
    def test_the_dash_is_closed_between_years_alone(self) -> None:
        assert WORDS.moment("2020..2021") == "2020–2021"
        assert WORDS.moment("2020..2021-02") == "2020 – February 2021"
        assert WORDS.moment("2020") == "2020"


class TestLetters:
    def test_a_line_is_as_wide_as_it_says(self) -> None:
        for line in wrapped("Een lange zin die niet op een regel past, hoe dan ook", 3, 8, most=9):
            assert width_of(line, 8) <= 3

    def test_what_does_not_fit_is_cut(self) -> None:
        lines = wrapped("woord " * 40, 3, 8, most=2)
        assert len(lines) == 2
        assert lines[-1].endswith("…")
        assert wrapped("onuitsprekelijk" * 9, 2, 8, most=1)[0].endswith("…")
        assert wrapped("", 3, 8) == []

    @pytest.mark.parametrize(
        "text", ["$x_{", "a\x00b", "\ud800", "漢字 ✓ é", "<b>&--></b>", "100% \\"]
    )
    def test_any_words_can_be_drawn(self, text: str) -> None:
        canvas = Canvas(5, 1)
        canvas.text(0.1, 0.5, text)
        assert width_of(text, 8) > 0
        ElementTree.fromstring(canvas.finish()[0])

    def test_a_hatch_can_be_seen_on_every_depth(self) -> None:
        for _least, _name, depth in STEPS:
            ground = shade(WARM, depth)
            assert contrast(ground, DARK if depth < INKED else INK) >= 2.4

    def test_a_number_is_as_dark_in_every_heat_map(self) -> None:
        depths = [depth_of(notes) for notes in range(8)]
        assert depths == sorted(depths)
        assert depths[3] == depths[4] < depths[5] == depths[7]

    @pytest.mark.parametrize("colour", [ACCENT, WARM])
    def test_numbers_can_be_read_on_every_shade(self, colour: str) -> None:
        for share in range(101):
            ground = shade(colour, share / 100)
            assert contrast(ground, BLACK if is_light(ground) else WHITE) >= 4.5


def contrast(first: str, second: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def with_figures(*names: str) -> outline.Outline:
    chapters = [OUTLINE.chapters[0].model_copy(update={"figures": names})]
    return OUTLINE.model_copy(update={"chapters": (*chapters, *OUTLINE.chapters[1:])})


class TestInTheDocument:
    @pytest.fixture(scope="class")
    def data(self) -> bytes:
        file: CaseFile = case_file(interview())
        return case_report(file, with_figures(*FIGURES), MADE).to_bytes()

    def test_vectors_stand_beside_pixels(self, data: bytes) -> None:
        document = docx.Document(BytesIO(data))
        blips = list(document.element.body.iter(qn("a:blip")))
        assert len(blips) == len(FIGURES)
        for blip in blips:
            (vectors,) = [item for item in blip.iter() if item.tag.endswith("}svgBlip")]
            part = document.part.related_parts[vectors.get(qn("r:embed"))]
            assert part.content_type == SVG_TYPE
            ElementTree.fromstring(part.blob)
            assert document.part.related_parts[blip.get(qn("r:embed"))].blob[1:4] == b"PNG"

    def test_it_is_read_out_and_fits_between_the_margins(self, data: bytes) -> None:
        document = docx.Document(BytesIO(data))
        section = document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        ids = set()
        for shape in document.inline_shapes:
            about = shape._inline.docPr
            ids.add(about.id)
            assert len(about.get("descr")) > 40
            assert about.get("title")
            assert shape.width <= room
        assert len(ids) == len(FIGURES)

    def test_the_caption_stands_below_and_is_kept_with_the_picture(self, data: bytes) -> None:
        document = docx.Document(BytesIO(data))
        found = [p for p in document.paragraphs if p.style and p.style.name.startswith("Figure")]
        assert [p.style.name for p in found] == ["Figure", "Figure Caption"] * len(FIGURES)  # type: ignore[union-attr]
        assert [p.text[:9] for p in found[1::2]] == ["Figure 1.", "Figure 2.", "Figure 3."]
        styles = document.styles
        assert styles["Figure"].paragraph_format.keep_with_next
        assert styles["Figure Caption"].paragraph_format.keep_with_next is False

    def test_no_part_quotes_who_may_not_be_quoted(self) -> None:
        silent = interview(people={"R1": without(AGREED, "citeren", refused=True)})
        data = case_report(case_file(silent), with_figures(*FIGURES), MADE).to_bytes()
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                words = archive.read(name).decode("utf-8", "ignore")
                assert not fives(SECRET) & fives(re.sub(r"<[^>]+>", " ", words)), name
                assert not fives(SECRET) & fives(words), name


def test_a_report_without_figures_draws_nothing() -> None:
    code = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from interviewer.report.case import case_report\n"
        "from tests.report.build import OUTLINE, case_file, held, note\n"
        "file = case_file(held(1, note('a', 'drivers +', when='2020')))\n"
        "case_report(file, OUTLINE, datetime(2026, 3, 5, tzinfo=UTC)).to_bytes()\n"
        "assert 'matplotlib' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_drawing_leaves_no_trace_in_the_program() -> None:
    import matplotlib

    def settings() -> dict[str, Any]:
        # to ask for the backend would choose one, and import what draws on screens
        return {key: matplotlib.rcParams[key] for key in matplotlib.rcParams if key != "backend"}

    before = settings()
    drawn("warmtekaart", interview())
    assert settings() == before
    assert "matplotlib.pyplot" not in sys.modules
