"""Small studies of several cases, for tests of the analysis and the report across cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from interviewer.analysis.cross.cells import Piece, Table
from interviewer.analysis.cross.study import Cross, cross
from interviewer.analysis.material import gather
from interviewer.guide.scan import Scan
from interviewer.interview.events import AnyEvent
from interviewer.store.folder import CaseFile, Held
from interviewer.study import Case
from tests.report.build import case_file

SCAN = Scan.model_validate(
    {
        "scan": "scan",
        "title": "Scan",
        "categories": [
            {
                "id": "drivers",
                "number": "2",
                "title": "Drivers",
                "items": [
                    {
                        "id": "leiderschap",
                        "letter": "2a",
                        "code": "drivers.leiderschap",
                        "statement": "Iemand trekt.",
                    },
                    {
                        "id": "subsidies",
                        "letter": "2-extern-b",
                        "code": "drivers.subsidies",
                        "statement": "Er is geld.",
                    },
                ],
            },
            {
                "id": "design",
                "number": "3",
                "title": "Design",
                "items": [
                    {
                        "id": "vorm",
                        "letter": "3a",
                        "code": "design.vorm",
                        "statement": "De vorm past.",
                    }
                ],
            },
        ],
    }
)


def a_case(
    case_id: str, *interviews: Held, events: Sequence[AnyEvent] = (), **case: Any
) -> CaseFile:
    """Return a case of an id, of which the name is the id in capitals unless told."""
    made = Case.model_validate({"name": case_id.upper(), **case})
    return replace(case_file(*interviews, case=made, events=events), case_id=case_id)


def side_by_side(*files: CaseFile, order_by: str = "type", scan: Scan | None = SCAN) -> Cross:
    """Return cases side by side, as a report of 5 March 2026 in English has them."""
    gathered = [(file, gather(file, "2026-03-05", "en")) for file in files]
    first = files[0]
    return cross(gathered, first.study, first.today, scan, "en", order_by)


def shown(piece: Piece) -> str:
    """Return all of a piece in a line."""
    words = piece.excerpt.released.text if piece.excerpt else ""
    parts = [
        f"r{piece.round}" if piece.round else "",
        piece.who and f"{piece.who}:",
        ",".join(map(str, piece.cases)),
        "" if piece.number is None else str(piece.number),
        piece.sign,
        ",".join(piece.codes),
        piece.word,
        piece.case,
        piece.text,
        words,
        *(f"[{reference}]" for reference in piece.references),
        f"(+{piece.more})" if piece.more else "",
    ]
    return " ".join(filter(None, parts))


def rows(table: Table) -> list[list[str]]:
    """Return a table as text, group heads as rows of one cell."""
    found: list[list[str]] = []
    for group in table.groups:
        if group.head:
            found.append([shown(group.head)])
        found += [[" / ".join(map(shown, cell)) for cell in row.cells] for row in group.rows]
    return found
