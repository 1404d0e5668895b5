"""What is asked to be printed, and what of the study it is printed from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from interviewer.codebook import Codebook
from interviewer.errors import refuse
from interviewer.guide.model import Guide
from interviewer.guide.scan import Scan
from interviewer.output import Warn, silent
from interviewer.reading.files import load_codebook
from interviewer.report.sheets.sheet import Paper
from interviewer.report.words import Words
from interviewer.store.folder import CaseFile, StudyFolder
from interviewer.study import Study


@dataclass(frozen=True)
class Order:
    """One sheet to print."""

    folder: StudyFolder
    made: datetime
    case_id: str = ""
    """Empty: the empty sheet, or a sheet for any case."""
    guide_id: str = ""
    """Empty: the guide that fits best."""
    language: str = ""
    """Empty: the study's."""
    role: str = ""
    """Of whom a guide is for; empty: all wordings."""
    paper: Paper = "a4"
    quotes: bool = False
    """Whether a praatplaat shows quotes beside key words."""
    template: Path | None = None
    """A house style."""
    warn: Warn = silent
    """Is told what of the journals could not be read."""

    @property
    def study(self) -> Study:
        """Return the study."""
        return self.folder.study

    @cached_property
    def words(self) -> Words:
        """Return the words of the sheet's language."""
        return Words(self.language or self.study.language)

    @cached_property
    def case_file(self) -> CaseFile | None:
        """Return all that is known of the case, where one was named."""
        return self.read(self.case_id) if self.case_id else None

    def read(self, case: str) -> CaseFile:
        """Return all that is known of a case; tell what could not be read."""
        file = self.folder.case_file(case)
        self.warn(file.problems)
        return self.folder.going_out(file, self.day)

    @property
    def day(self) -> str:
        """Return the day on which it is made."""
        return self.made.date().isoformat()

    @cached_property
    def guide(self) -> Guide:
        """Return the guide that was named, else the study's first one for a conversation.

        That is the one that the case's plan, else the plans of all cases, ask for most.
        """
        language = self.language or self.study.language
        if self.guide_id:
            return self.folder.guide(self.guide_id, language)
        known = list(dict.fromkeys(guide for guide, _ in self.folder.guides()))
        rank: Counter[str] = Counter()
        for case in self.folder.cases():
            weight = 1000 if case == self.case_id else 1
            for plan in self.folder.case(case).plan:
                rank[plan.guide] += plan.n * weight
        for name in sorted(known, key=lambda name: (-rank[name], name)):
            guide = self.folder.guide(name, language)
            if guide.for_conversation:
                return guide
        raise refuse("no-conversation", folder=str(self.folder.guides_path))

    @cached_property
    def scan(self) -> Scan:
        """Return the study's scan, in the sheet's language where there is one."""
        scan = self.folder.scan(self.language or self.study.language)
        if scan is None:
            raise refuse("no-scan", folder=str(self.folder.guides_path))
        return scan

    def book(self, language: str) -> Codebook:
        """Return the codebook, in a language of which a translation lies beside it."""
        path = self.folder.guides_path / self.study.codebook
        other = path.with_name(f"{path.stem}.{language}{path.suffix}")
        return load_codebook(other) if other.is_file() else self.folder.codebook

    @property
    def names(self) -> dict[str, str]:
        """Return what is known to fill {case}, {institution} and {interviewer} in spoken words."""
        researchers = list(self.study.researchers.values())
        names = {"interviewer": researchers[0]} if len(researchers) == 1 else {}
        if self.case_file is not None:
            case = self.case_file.case
            names |= {"case": case.name, "institution": case.institution or case.name}
        return names
