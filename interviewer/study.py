"""A study and its cases, as people write them in YAML (formats.md, section 1)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from interviewer.guide.model import Strict, Whole

PSEUDONYM = r"[A-Z]{1,3}[0-9]{1,3}"
"""One person through all rounds of one case; ids of documents have the same form."""

NAME = r"[a-z0-9-]+"
"""The form of a case's or interview's name, so that it stays inside the study's folder."""

Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, month or day, as 2018, 2018-03, 2018-03-01."""

Text = Annotated[str, Field(coerce_numbers_to_str=True)]
"""Words; a bare number in YAML (a year, a version) reads as words."""


def _no_name_yet(name: Any) -> Any:
    """Initials may stand alone; the checker asks for the name."""
    return "" if name is None else name


class Outlines(Strict):
    """The report outlines of a study, as file names in guides/."""

    case: str = "casusrapport.yaml"
    """File of the outline of a case's report."""
    cross: str = "kruisanalyse.yaml"
    """File of the outline of the report across cases."""


class Retention(Strict):
    """The days after which data must be erased."""

    names: Day | None = None
    """The last day of names and contacts."""
    notes: Day | None = None
    """The last day of notes and transcripts."""
    recordings: Day | None = None
    """The last day of recordings."""


class Study(Strict):
    """A study: who does it, with which instrument, which levels and roles it knows."""

    title: Text = ""
    """The study's name, for people."""
    language: Literal["nl", "en"] = "nl"
    """Language of reports and guides; the interface follows the user's locale."""
    researchers: dict[str, Annotated[Text, BeforeValidator(_no_name_yet)]] = Field(
        default_factory=dict
    )
    """Initials, each with a name; initials stand at what each wrote."""
    codebook: str = "codebook.yaml"
    """The codebook's file in guides/."""
    outlines: Outlines = Outlines()
    """The report outlines, files in guides/."""
    template: str | None = None
    """A house-style .docx for reports."""
    levels: tuple[str, ...] = ("samenwerking", "centraal", "decentraal", "partner")
    """Levels at which respondents stand."""
    roles: dict[str, str] = Field(
        default_factory=lambda: {
            "bestuur": "centraal",
            "management": "centraal",
            "docent": "decentraal",
            "student": "decentraal",
            "bedrijf": "partner",
            "overheid": "partner",
            "projectleider": "samenwerking",
        }
    )
    """Roles of respondents, each with its level."""
    private: str = "private"
    """Folder of names.yaml; may lie elsewhere, as on an encrypted drive."""
    retention: Day | Retention | None = None
    """Day after which the data must be erased, or one per kind."""
    method: dict[str, Text] = Field(default_factory=dict)
    """COREQ item → text, for the account of method."""

    @property
    def initials(self) -> str:
        """Return the initials of who works here when not told: the only researcher's, else none."""
        return next(iter(self.researchers)) if len(self.researchers) == 1 else ""


class Partner(Strict):
    """An organisation that takes part in a case."""

    name: Text
    """Its name."""
    role: str = ""
    """One of the study's roles."""


class Document(Strict):
    """A document that a case is studied by."""

    id: Annotated[str, Field(pattern=rf"^{PSEUDONYM}$")]
    """As D1; references to its notes begin with it."""
    title: Text
    """Its title."""
    date: Day | None = None
    """When it was written."""
    confidential: bool = False
    """true: it is not quoted, as if consent to quote were refused."""


class Planned(Strict):
    """Interviews that the plan asks for."""

    round: Annotated[Whole, Field(ge=1)] = 1
    """Their round."""
    role: str = ""
    """The respondents' role; empty for a group or document."""
    guide: str
    """The id of the guide to use."""
    n: Annotated[Whole, Field(ge=1)] = 1
    """How many interviews."""


class Declined(Strict):
    """People who were approached and not interviewed."""

    role: str
    """Their role."""
    n: Annotated[Whole, Field(ge=1)] = 1
    """How many people."""
    reason: Text = ""
    """The reason they gave."""


class Case(Strict):
    """A case: one collaboration that is studied."""

    name: Text
    """The collaboration's name."""
    institution: Text = ""
    """The institution that it belongs to."""
    theme: Text = ""
    """Its theme and central question."""
    type: Text = ""
    """A starting assumption (OCS, SGS); a later judgement in the case's journal overrules it."""
    phase: Text = ""
    """Its phase of development."""
    status: Literal["active", "on-hold", "left"] = "active"
    """Whether the case is being studied, waits, or has left the study."""
    started: Day | None = None
    """When the collaboration began."""
    partners: tuple[Partner, ...] = ()
    """Organisations that take part."""
    documents: tuple[Document, ...] = ()
    """Documents that it is studied by, beside interviews."""
    plan: tuple[Planned, ...] = ()
    """Interviews to hold."""
    declined: tuple[Declined, ...] = ()
    """People who were approached and not interviewed."""
    attributes: dict[str, Any] = Field(default_factory=dict)
    """The study's own variables, each with a value of your choice."""
    fictional: bool = False
    """true: every report and export that contains the case says on its face that it is invented."""

    def document(self, document_id: str) -> Document | None:
        """Return the document of that id."""
        return next((item for item in self.documents if item.id == document_id), None)
