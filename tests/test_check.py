"""`interviewer check` tells each problem of a study's files, on a line that is safe to print."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from interviewer import cli
from interviewer.check import check, run
from interviewer.i18n import use_language
from interviewer.outline import FIGURES, TABLES

SAMPLE = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A small study without problems."""
    write(tmp_path / "study.yaml", "title: T\nresearchers: {AB: Anna}\noutlines: {case: o.yaml}\n")
    write(
        tmp_path / "guides/codebook.yaml",
        "codebook: b\ncodes:\n  - {id: drivers, name: D, codes: [{id: drivers.geld, name: G}]}\n",
    )
    write(
        tmp_path / "guides/ronde-1.yaml",
        "guide: ronde-1\ntitle: T\nblocks:\n  - id: drivers\n    title: D\n    questions:\n"
        "      - {id: q, ask: Wat?, codes: [drivers.geld], for: [docent]}\n",
    )
    write(
        tmp_path / "guides/o.yaml",
        "outline: o\nkind: case\nx-mine: 1\nchapters:\n"
        "  - {id: c, title: C, codes: [drivers], blocks: [drivers], parts: [synthesis, quotes]}\n",
    )
    write(
        tmp_path / "transcripts/a/case.yaml",
        "name: A\nstarted: 2018\ndocuments: [{id: D1, title: X, date: 2018-03-01}]\n"
        "plan: [{role: docent, guide: ronde-1}]\ndeclined: [{role: bedrijf}]\n",
    )
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(*paths: Path, study_folder: Path | None = None) -> list[tuple[str, int, int, str]]:
    """Return file name, line, column and code of each problem."""
    return [
        (Path(item.place.file).name, item.place.line, item.place.column, item.code)
        for item in check(paths, study_folder)
        if item.place is not None
    ]


class TestStudy:
    def test_no_problems(self, study: Path) -> None:
        assert check([study]) == []

    def test_the_sample_study(self) -> None:
        assert check([SAMPLE]) == []

    def test_each_kind_of_file(self, study: Path) -> None:
        write(
            study / "study.yaml",
            "codebook: codebok.yaml\noutlines: {case: ../o.yaml, cross: o.yaml}\n"
            "roles: {docent: decentral}\nresearchers: {AB: }\n",
        )
        write(
            study / "guides/codebook.yaml",
            "codebook: b\ncodes:\n"
            "  - {id: a, name: A, was: [c], codes: [{id: b.x, name: X}, {group: G, codes:\n"
            "      [{id: a.y, name: Y}, {id: a.y, name: Y, was: [a]}]}]}\n",
        )
        write(
            study / "guides/o.yaml",
            "outline: o\nkind: cas\nchapters:\n  - {id: c, title: C, parts: [quote]}\n"
            "  - {id: c, title: C, blocks: [driver]}\n",
        )
        write(
            study / "transcripts/a/case.yaml",
            "name: A\npartners: [{name: P, role: docnt}]\n"
            "documents: [{id: D1, title: X}, {id: D1, title: Y}]\nplan: [{guide: ronde}]\n"
            "declined: [{role: x, n: 0}]\n",
        )
        assert found(study) == [
            ("codebok.yaml", 1, 1, "names-unchecked"),
            ("codebook.yaml", 3, 45, "outside-block"),
            ("codebook.yaml", 4, 33, "duplicate-id"),
            ("codebook.yaml", 4, 53, "former-in-use"),
            ("o.yaml", 2, 7, "not-one-of"),
            ("o.yaml", 4, 31, "not-one-of"),
            ("o.yaml", 5, 10, "duplicate-id"),
            ("o.yaml", 5, 32, "unknown-block"),
            ("study.yaml", 1, 11, "no-such-file"),
            ("study.yaml", 2, 18, "outside-guides"),
            ("study.yaml", 3, 17, "unknown-level"),
            ("study.yaml", 4, 15, "no-researcher-name"),
            ("case.yaml", 2, 28, "unknown-role"),
            ("case.yaml", 3, 38, "duplicate-id"),
            ("case.yaml", 4, 16, "unknown-guide"),
            ("case.yaml", 5, 19, "unknown-role"),
            ("case.yaml", 5, 25, "out-of-range"),
        ]

    @pytest.mark.parametrize(
        ("kind", "key", "name", "code", "near"),
        [
            ("case", "tables", "doelen-termijnen", "unknown-table", "doelen-termijn"),
            ("case", "tables", "patronen", "unknown-table", ""),  # of the report across cases
            ("cross", "tables", "patroon", "unknown-table", "patronen"),
            ("case", "figures", "tijdlijnen", "unknown-figure", "tijdlijn"),
        ],
    )
    def test_tables_and_figures_of_an_outline(
        self, study: Path, kind: str, key: str, name: str, code: str, near: str
    ) -> None:
        write(
            study / "guides/o.yaml",
            f"outline: o\nkind: {kind}\nchapters:\n  - {{id: c, title: C, {key}: [{name}]}}\n",
        )
        (problem,) = check([study / "guides/o.yaml"], study)
        assert (problem.code, problem.level) == (code, "error")
        assert near in str(problem.params["nearest"])

    def test_the_programs_own_names_are_known(self, study: Path) -> None:
        for kind in ("case", "cross"):
            names = f"tables: [{', '.join(TABLES[kind])}], figures: [{', '.join(FIGURES[kind])}]"
            write(
                study / "guides/o.yaml",
                f"outline: o\nkind: {kind}\nchapters:\n  - {{id: c, title: C, {names}}}\n",
            )
            assert check([study / "guides/o.yaml"], study) == []

    def test_a_guide_against_its_study(self, study: Path) -> None:
        path = study / "guides/ronde-2.yaml"
        write(
            path,
            "guide: ronde-1\ntitle: T\nrespondents: [docnt]\nblocks:\n  - id: drivers\n"
            "    title: D\n    show: {file: kaart.png}\n    questions:\n"
            "      - {id: q, ask: x, codes: [gelt], show: {file: /etc/passwd}}\n",
        )
        expected = [
            ("ronde-2.yaml", 1, 8, "same-guide"),
            ("ronde-2.yaml", 3, 15, "unknown-role"),
            ("ronde-2.yaml", 7, 18, "no-such-file"),
            ("ronde-2.yaml", 9, 33, "unknown-code"),
            ("ronde-2.yaml", 9, 53, "outside-guides"),
        ]
        assert found(path) == expected
        assert found(path, path, study_folder=study) == expected

    def test_a_translation_has_the_same_id(self, study: Path) -> None:
        write(study / "guides/ronde-1.en.yaml", "guide: ronde-1\ntitle: T\nlanguage: en\n")
        assert found(study) == []

    def test_a_study_that_cannot_be_read(self, study: Path) -> None:
        write(study / "study.yaml", "roles: [a\n")
        assert found(study / "guides/ronde-1.yaml") == [("study.yaml", 1, 1, "names-unchecked")]
        assert found(study) == [("study.yaml", 1, 8, "yaml-bracket")]

    def test_outside_a_study_names_are_let_pass(self, tmp_path: Path) -> None:
        write(tmp_path / "g.yaml", "guide: g\ntitle: t\nrespondents: [nobody]\n")
        assert found(tmp_path) == []

    def test_a_codebook_outside_the_folder_is_not_read(self, study: Path) -> None:
        write(study / "elsewhere.yaml", "codebook: x\ncodes: [{id: drivers, name: D}]\n")
        write(study / "study.yaml", "codebook: ../elsewhere.yaml\n")
        assert found(study) == [("study.yaml", 1, 11, "outside-guides")]


class TestFiles:
    def test_unknown_kind(self, tmp_path: Path) -> None:
        write(tmp_path / "a.yaml", "vragen: []\n")
        write(tmp_path / "b.yaml", "giude: x\n")
        write(tmp_path / "c.yml", "- a\n")
        levels = [(item.code, item.level) for item in check([tmp_path])]
        assert levels == [
            ("unknown-kind", "warning"),
            ("unknown-kind", "error"),
            ("wrong-type", "error"),
        ]
        assert [item.level for item in check([tmp_path / "a.yaml"])] == ["error"]

    def test_a_kind_by_a_later_key(self, tmp_path: Path) -> None:
        write(tmp_path / "a.yaml", "giude: x\ntitle: t\nblocks: []\n")
        assert found(tmp_path) == [
            ("a.yaml", 1, 1, "missing-key"),
            ("a.yaml", 1, 1, "unknown-key"),
        ]

    def test_not_there_and_nothing_there(self, tmp_path: Path) -> None:
        (tmp_path / "private").mkdir()
        write(tmp_path / "private/names.yaml", "x: 1\n")
        write(tmp_path / ".hidden.yaml", "x: 1\n")
        codes = [item.code for item in check([tmp_path / "none.yaml", tmp_path])]
        assert sorted(codes) == ["no-yaml", "unreadable"]


class TestRun:
    def test_status(self, study: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = io.StringIO()
        assert run([str(study)], out) == 0
        assert (out.getvalue(), capsys.readouterr().err) == ("", "")

        write(study / "study.yaml", "researchers: {AB: }\n")
        assert run([str(study)], out) == 0
        assert out.getvalue().startswith(f"{study / 'study.yaml'}:1:15: warning ")
        assert capsys.readouterr().err == "0 errors, 1 warning\n"

        write(study / "guides/ronde-1.yaml", "guide: g\ntitle: t\nx: \x1b[31m\n")
        out = io.StringIO()
        assert run([str(study)], out) == 1
        assert len(out.getvalue().splitlines()) == 4
        assert "\x1b" not in out.getvalue()

    def test_a_file_elsewhere_is_checked_against_the_study_that_is_named(
        self, study: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        path = tmp_path_factory.mktemp("elsewhere") / "g.yaml"
        write(path, "guide: g\ntitle: T\nrespondents: [docnt]\n")
        assert cli.run(["check", str(path)]) == 0
        assert cli.run(["check", str(path), "--study", str(study)]) == 1

    def test_the_study_here(self, study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(study)
        write(study / "guides/a.yaml", "guide: a\n")
        out = io.StringIO()
        assert run([], out) == 1
        assert out.getvalue().startswith("guides/a.yaml:1:1: error missing-key ")


class TestFindings:
    @pytest.fixture
    def asked(self, study: Path) -> Path:
        write(
            study / "guides/ronde-1.yaml",
            "guide: ronde-1\ntitle: T\nminutes: 5\nblocks:\n  - id: drivers\n    title: D\n"
            "    minutes: 5\n    questions:\n"
            "      - {id: q, ask: Is er geld?, codes: []}\n"
            "      - {id: r, ask: Is er tijd?, codes: [drivers]}\n",
        )
        return study

    def test_grouped_and_counted(self, asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = io.StringIO()
        assert run([str(asked)], out) == 0
        lines = out.getvalue().splitlines()
        path = asked / "guides/ronde-1.yaml"
        assert [line.split(" blocks")[0] for line in lines] == [
            f"{path}:9:22: warning closed",
            f"{path}:9:22: warning no-opening",
        ]
        assert lines[0].endswith("(1 more such here: check -v)")
        assert capsys.readouterr().err == "0 errors, 3 warnings\n"

    def test_each_and_the_minutes(self, asked: Path) -> None:
        out = io.StringIO()
        assert run([str(asked)], out, verbose=True) == 0
        lines = out.getvalue().splitlines()
        assert [line.split(" ")[2] for line in lines if " warning " in line] == [
            "closed",
            "no-opening",
            "closed",
        ]
        assert any(line.split() == ["sum", "5", "→", "6"] for line in lines)

    def test_the_study_is_covered_as_a_whole(self, study: Path) -> None:
        write(study / "guides/codebook.yaml", "codebook: b\ncodes: [{id: drivers, name: D}]\n")
        assert found(study) == [("ronde-1.yaml", 7, 36, "unknown-code")]
        write(
            study / "guides/codebook.yaml",
            "codebook: b\ncodes:\n  - {id: doelen, name: D}\n"
            "  - {id: drivers, name: D, codes: [{id: drivers.geld, name: G}]}\n",
        )
        assert found(study) == [("codebook.yaml", 3, 10, "unheard")]
        assert found(study / "guides/ronde-1.yaml") == []
        write(
            study / "guides/ronde-2.yaml",
            "guide: ronde-2\ntitle: T\nblocks:\n  - id: doelen\n    title: D\n    questions:\n"
            "      - {id: q, ask: Wat?, codes: [doelen]}\n",
        )
        assert found(study) == [("ronde-2.yaml", 7, 35, "codes-differ")]
