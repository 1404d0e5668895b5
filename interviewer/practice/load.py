"""Personas from their YAML, with what a schema cannot hold; and which a study has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from interviewer.codebook import Codebook
from interviewer.errors import Problem, nearest, refuse
from interviewer.practice.persona import PROBE, SILENCE, Persona, split
from interviewer.reading.checked import Check, Node, load
from interviewer.reading.document import shorten
from interviewer.reading.finding import yaml_below
from interviewer.reading.known import twice, unknown, unknown_code
from interviewer.study import Study

FOLDER = "practice"
"""The folder of a study's guides/ in which its personas lie."""

Follows = Mapping[str, frozenset[str]]
"""Question id → ids of its follow-ups, of a guide."""


def load_persona(path: Path, codebook: Codebook | None = None, file: str = "") -> Persona:
    """Return the persona that a file holds; raise `Refused` with all its errors."""
    return load(path, Persona, persona_check(codebook, stem=path.stem), file=file)


def personas(guides: Path) -> dict[str, Path]:
    """Return id → file of the personas of a guides/ folder, unread: a file is named by its id."""
    folder = guides / FOLDER
    return {path.stem: path for path in sorted(yaml_below(folder))} if folder.is_dir() else {}


def find_persona(guides: Path, persona: str) -> Persona:
    """Return a persona of a guides/ folder. Raises Refused for one that is not there."""
    known = personas(guides)
    if persona not in known:
        raise refuse(
            "no-persona",
            persona=persona,
            folder=str(guides / FOLDER),
            known=", ".join(known) or "–",
            nearest=nearest(persona, known),
        )
    return load_persona(known[persona])


def persona_check(
    codebook: Codebook | None = None,
    study: Study | None = None,
    guides: Mapping[str, Follows] | None = None,
    stem: str = "",
) -> Check:
    """Return a check of a persona against itself, and against a codebook, study and guides.

    `stem` is the name of its file, without the ending.
    """

    def check(root: Node) -> Iterator[Problem]:
        topics = list(root.each("topics"))
        lines = [line for topic in topics for line in topic.each("lines")]
        yield from twice(topic.get("id") for topic in topics)
        yield from twice(question for topic in topics for question in topic.each("questions"))
        name = root.get("persona")
        if stem and name.text and name.text != stem:
            yield name.problem("persona-file", persona=shorten(name.text), name=stem)
        if study is not None:
            yield from unknown(root.get("role"), "unknown-role", "role", study.roles)
        for line in lines:
            for mark in line.each("codes"):
                yield from unknown_code(replace(mark, data=split(mark.text)[0]), codebook)
        if guides is not None:
            yield from _against_guides(root, topics, guides)

    return check


def _against_guides(
    root: Node, topics: list[Node], guides: Mapping[str, Follows]
) -> Iterator[Problem]:
    """Yield what a persona names and none of its guides has."""
    for guide in root.each("guides"):
        yield from unknown(guide, "unknown-guide", "guide", guides)
    own = [guides[guide.text] for guide in root.each("guides") if guide.text in guides]
    if not own:
        return
    questions = list(dict.fromkeys(question for guide in own for question in guide))
    for topic in topics:
        named = [node.text for node in topic.each("questions")]
        for node in topic.each("questions"):
            yield from unknown(node, "unknown-question", "question", questions)
        follow_ups = {PROBE, SILENCE}
        for known in own:
            follow_ups.update(*(known.get(question, frozenset()) for question in named))
        for line in topic.each("lines"):
            for key in ("on", "deserves"):
                for node in line.each(key):
                    yield from unknown(node, "unknown-follow-up", "follow_up", sorted(follow_ups))
