"""How often the right code is among the three that are proposed: on the sample, and on other notes.

    python scripts/measure_codes.py [--misses]

The sample leave-one-interview-out: an interview's notes are proposed for with its own codes hidden
(cold), and with those of its earlier notes known, as at the table (live). `others`: which other
interviews taught; before: those of the same case that were opened before it.
Notes of no interview stand in tests/interview/code_proposals: question, right codes, text. `unseen`
fed the codebook's indicators after it was tried; `second author` is by the hand that wrote the
lexicon, a third of its notes that was kept apart; nothing was ever tuned on `held out`.
Where a note has several codes, one of them is enough; `first` counts the note's first code alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from interviewer.analysis.earlier import earlier_than
from interviewer.codebook import Codebook
from interviewer.guide.model import Guide
from interviewer.interview.code_proposals import Typing, proposed_codes
from interviewer.interview.code_words import Lexicon
from interviewer.interview.memory import CodedText, Earlier
from interviewer.interview.state import Note, State
from interviewer.store.folder import Held, StudyFolder

ROOT = Path(__file__).resolve().parent.parent
NOTES = ROOT / "tests" / "interview" / "code_proposals"


@dataclass(frozen=True, slots=True)
class Tried:
    """One note that codes were proposed for."""

    interview: str
    text: str
    right: tuple[str, ...]
    proposed: tuple[str, ...]

    @property
    def hit(self) -> bool:
        """Whether a right code is among the proposed."""
        return not set(self.right).isdisjoint(self.proposed)

    @property
    def first(self) -> bool:
        """Whether the note's first code is."""
        return self.right[0] in self.proposed


def share(tried: Iterable[Tried], *, first: bool = False) -> float:
    """Return the share of notes with a right code, or their first code, among the three."""
    hits = [one.first if first else one.hit for one in tried]
    return sum(hits) / len(hits) if hits else 0.0


def sample(folder: StudyFolder) -> tuple[tuple[str, Held], ...]:
    """Return each interview of the sample with its case."""
    return tuple((case, one) for case in folder.cases() for one in folder.every_held(case)[0])


def leave_one_out(
    everything: Sequence[tuple[str, Held]],
    book: Codebook,
    lexicon: Lexicon,
    *,
    live: bool = False,
    known: str = "all",
) -> Iterator[Tried]:
    """Yield each coded note of each interview, with that interview's codes hidden.

    `live`: the codes of its earlier notes are known. `known`: `all` other interviews, those of the
    case opened `before`, or `none`.
    """
    for case, one in everything:
        if known == "before":
            of_case = [held for its, held in everything if its == case and held is not one]
            earlier = earlier_than(one.opened.id, of_case)
        else:
            others = [held for _, held in everything if held is not one and known == "all"]
            earlier = Earlier(coded=earlier_than("~", others).coded)
        earlier = replace(earlier, lexicon=lexicon)
        state = replace(one.state, codebook=book)
        hidden = bare(state)
        for note in state.listing():
            if note.kind == "memo" or not note.codes:
                continue
            at = up_to(state, note) if live else hidden
            right = tuple(book.current(mark.code) for mark in note.codes)
            found = proposed_codes(replace(note, codes=()), at, earlier)
            yield Tried(one.interview, note.text, right, tuple(item.code for item in found))


def bare(state: State) -> State:
    """Return a state whose notes have no codes."""
    notes = state.notes
    for note in notes.values():
        notes = notes.set(note.id, replace(note, codes=(), blind={}))
    return replace(state, notes=notes)


def up_to(state: State, until: Note) -> State:
    """Return a state in which only the notes before one have codes."""
    notes = state.notes
    for note in notes.values():
        if note.id >= until.id:
            notes = notes.set(note.id, replace(note, codes=()))
    return replace(state, notes=notes)


def apart(folder: StudyFolder, path: Path, coded: Sequence[CodedText] = ()) -> list[Tried]:
    """Return what is proposed for notes that are in no interview, each on its own."""
    guides = [
        folder.guide(guide, language) for guide, language in folder.guides() if language == "nl"
    ]
    earlier, tried = Earlier(coded=tuple(coded), lexicon=folder.lexicon), []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            question, codes, text = line.split("\t")
            state = State(guide=_guide_of(question, guides), codebook=folder.codebook)
            block = state.guide.block_of(question)
            note = Typing("note", text, question, None, block.id if block else None)
            found = tuple(item.code for item in proposed_codes(note, state, earlier))
            tried.append(Tried("", text, tuple(codes.split(",")), found))
    return tried


def _guide_of(question: str, guides: Iterable[Guide]) -> Guide:
    return next(guide for guide in guides if guide.question(question) is not None)


def main(arguments: Sequence[str]) -> int:
    """Print the figures; with --misses what was missed in the cold setting."""
    folder = StudyFolder(ROOT)
    everything, book = sample(folder), folder.codebook
    settings = [(live, known) for live in (False, True) for known in ("all", "before", "none")]
    for live, known in settings:
        tried = list(leave_one_out(everything, book, folder.lexicon, live=live, known=known))
        name = f"{'live' if live else 'cold'}, others: {known}"
        print(f"{name:24} {share(tried):6.1%}  first {share(tried, first=True):6.1%}")
        if (live, known) == settings[0]:
            for interview in dict.fromkeys(one.interview for one in tried):
                own = [one for one in tried if one.interview == interview]
                print(f"  {interview:22} {share(own):6.1%} of {len(own)}")
            if "--misses" in arguments:
                for one in tried:
                    if not one.hit:
                        print(f"  {one.text}\t{' '.join(one.right)}\t{' '.join(one.proposed)}")
    coded = earlier_than("~", [held for _, held in everything]).coded
    for name in ("unseen", "second_author", "held_out"):
        for others, taught in (("all", coded), ("none", ())):
            tried = apart(folder, NOTES / f"{name}.tsv", taught)
            label = f"{name.replace('_', ' ')}, others: {others}"
            print(f"{label:24} {share(tried):6.1%} of {len(tried)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
