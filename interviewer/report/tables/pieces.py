"""The pieces of one case's tables in words: who said it, a judgement and its reason."""

from __future__ import annotations

import re

from interviewer.analysis.cross.cells import Piece
from interviewer.analysis.material import Excerpt
from interviewer.analysis.portrait.cells import UNSIGNED
from interviewer.report.across.tables import Renderer
from interviewer.report.word.inline import Evidence, Inline, Printed, Styled
from interviewer.report.word.styles import Style
from interviewer.report.words import sign

LETTER = re.compile(r"(?P<number>\d+)-(?P<part>[^-]+)(?:-(?P<letter>.+))?")
"""A letter of the scan in a part of a category, as 2-extern-c; or the part's name alone."""

PARTS = {"extern": "external-driver", "meerwaarde": "added-value", "voorwaarde": "condition"}
"""Such a part → names the words for it."""


class CasePieces(Renderer):
    """Puts pieces of one case's tables into words, references without the case."""

    def piece(self, piece: Piece) -> list[Inline]:
        """Return a piece in words, with its references."""
        parts: list[list[Inline]] = []
        label = self._label(piece)
        if label:
            parts.append([Styled(f"{label}:", Style.CODE)])
        if piece.sign or piece.word == UNSIGNED:
            parts.append([Styled(sign(piece.sign) or self._word(UNSIGNED))])
        if piece.codes:
            parts.append([", ".join(map(self._cross.today.name, piece.codes))])
        if piece.times > 1:
            parts.append([f"({piece.times})"])
        if piece.word and piece.word != UNSIGNED:
            named = self._word(piece.word)
            named = named if label or piece.codes else _capital(named)
            parts.append([f"{named}." if piece.text else named])
        if piece.item:
            parts.append(self._item(piece.item))
        if piece.excerpt is not None:
            parts.append([self._words.text(piece.excerpt)])
        if piece.text:
            text = _capital(piece.text) if piece.word or piece.sign else piece.text
            parts.append(super().piece(Piece(text)))
        parts += [[Evidence(name)] for name in piece.references]
        if piece.more:
            parts.append([f"(+{piece.more})"])
        if piece.compare:
            parts.append(self._compare(piece.compare))
        spaced = [item for part in parts for item in (" ", *part)][1:]
        return [self._local(item) for item in spaced]

    def _label(self, piece: Piece) -> str:
        """Return whose words or judgement it is, and of which round."""
        _ = self._words.gettext
        who, round_ = piece.who, piece.round
        if piece.excerpt is not None and not piece.excerpt.source.opened.document:
            who = _speakers(piece.excerpt)
            if len(self._cross.rounds) > 1:
                round_ = piece.excerpt.source.opened.round
        told = _("round {n}").format(n=round_) if round_ is not None else ""
        return ", ".join(filter(None, (who, told)))

    def _word(self, names: str) -> str:
        _ = self._words.gettext
        return ", ".join(_(self._named.get(name, name)) for name in names.split())

    def _item(self, name: str) -> list[Inline]:
        """Return an item of the scan: its part and letter, and its statement."""
        places = self._cross.scan.walk() if self._cross.scan else ()
        for category, item in places:
            if item.id == name:
                letter = self._letter(item.letter)
                place = f"{category.title}, {letter}" if letter else category.title
                place = place.replace(" ", "\u00a0")
                return [Styled(f"{place}:", Style.CODE), " ", item.statement]
        return [name]

    def _letter(self, letter: str) -> str:
        """Return a letter in words; empty where it only names a part of a category."""
        found = LETTER.fullmatch(letter)
        if found is None:
            return letter
        if not found["letter"]:
            return ""
        part = self._word(PARTS[found["part"]]) if found["part"] in PARTS else found["part"]
        return f"{part} {found['letter']}"

    def _compare(self, references: tuple[str, ...]) -> list[Inline]:
        content: list[Inline] = [f"({self._words.gettext('compare')}"]
        for name in references:
            content += [" ", Evidence(name)]
        return [*content, ")"]

    def _local(self, item: Inline) -> Inline:
        """Return a reference as it stands in the case's own report: without the case."""
        if isinstance(item, Evidence | Printed):
            return Evidence(item.reference.rpartition(":")[2])
        return item


def _speakers(excerpt: Excerpt) -> str:
    return ", ".join(speaker.pseudonym for speaker in excerpt.released.speakers)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
