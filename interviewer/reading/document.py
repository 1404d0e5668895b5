"""One YAML text, read safely: plain data, and the line and column of every value and key.

Only null, true and false, numbers and text exist here: `no`, `12:35` and `2018-03-01` are text.
Whatever is wrong is a `Problem`; nothing in a file can make the reader raise anything else, run
deep, or run long. The parser's events are composed iteratively, so that the limits hold at once.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from interviewer.errors import Place, Problem, Refused
from interviewer.reading.syntax import locate, syntax_problem

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML was built without libyaml

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]
        """The same events from the pure parser."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


MAX_BYTES = 2_000_000
"""Length of a file."""
MAX_DEPTH = 50
"""Lists and mappings in each other."""
MAX_NODES = 200_000
"""Values and keys, each alias counted as all that it stands for."""
MAX_CHARACTERS = 2 * MAX_BYTES
"""Characters of all text, each alias counted as all that it stands for."""
MAX_PROBLEMS = 100
"""Problems reported of one file."""

PathTo = tuple[str | int, ...]
"""Keys and indexes that lead to a value."""

_NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NO_ESCAPE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]+)?", re.ASCII)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS: dict[str, tuple[type, ...]] = {
    _CORE + "null": (type(None),),
    _CORE + "bool": (bool,),
    _CORE + "int": (int,),
    _CORE + "float": (float, int),
}

# Where a node stands: line and column from 0, and the like of what is in it.
_Mark = tuple[int, int, Any]
_Size = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML text says, and where."""

    file: str
    """The file's path, as the user would type it."""
    data: Any
    """dict, list, str, int, float, bool, None; parts that an alias repeats are the same object."""
    typed: dict[PathTo, str] = field(default_factory=dict)
    """The text of each number that prints otherwise than it was typed, as 2.10."""
    root: _Mark = (0, 0, None)
    """Where all of it stands; `place` reads it."""

    def place(self, path: PathTo = (), key: bool = False) -> Place:
        """Return where a value stands, or its key; of what is not there, what it would be in."""
        mark, at = self.root, self.root
        for part in path:
            inside = mark[2]
            if isinstance(inside, dict) and part in inside:
                at = inside[part][0]
                mark = inside[part][1]
            elif isinstance(inside, list) and isinstance(part, int) and part < len(inside):
                at = mark = inside[part]
            else:
                at = mark
                break
        line, column = (at if key else mark)[:2]
        return Place(self.file, line + 1, column + 1, written(path))


def written(path: PathTo) -> str:
    """Return a path in words, as `blocks[2].questions[0].ask`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{shorten(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def shorten(text: str, length: int = 60) -> str:
    """Return text that fits in a message."""
    return text if len(text) <= length else text[: length - 1] + "…"


def read(text: str | bytes, file: str) -> Document:
    """Return what a YAML text says; raise `Refused` with all that is wrong in it."""
    document, problems = scan(text, file)
    if document is None or problems:
        raise Refused(*problems)
    return document


def scan(text: str | bytes, file: str) -> tuple[Document | None, list[Problem]]:
    """Return what can be read of a YAML text, None where it breaks off, and what is wrong in it."""
    composer = _Composer(file)
    try:
        composer.compose(_decode(text, file))
    except Refused as refused:
        return None, [*composer.problems, *refused.problems]
    document = Document(file, composer.data, composer.odd, composer.root)
    return document, composer.problems


def _decode(text: str | bytes, file: str) -> str:
    """Return text without what cannot stand in a YAML file."""
    if len(text) > MAX_BYTES:
        raise Refused(
            Problem("file-too-long", {"limit": f"{MAX_BYTES // 1_000_000} MB"}, Place(file))
        )
    if isinstance(text, bytes):
        try:
            words = text.decode("utf-8")
        except UnicodeDecodeError as error:
            line, column = locate(text[: error.start].decode("utf-8"))
            place = Place(file, line + 1, column + 1)
            raise Refused(
                Problem("not-utf8", {"byte": f"0x{text[error.start]:02x}"}, place)
            ) from None
    else:
        words = text
    words = words.removeprefix("\ufeff")
    if found := _NOT_TEXT.search(words):
        line, column = locate(words[: found.start()])
        params = {"character": f"U+{ord(found.group()):04X}"}
        raise Refused(Problem("bad-character", params, Place(file, line + 1, column + 1)))
    return words


class _Frame:
    """A list or mapping that is being read."""

    __slots__ = ("anchor", "chars", "data", "height", "is_key", "key", "key_at", "mark", "nodes")

    def __init__(self, data: Any, mark: _Mark, anchor: str | None, nodes: int, chars: int) -> None:
        self.data = data
        self.mark = mark
        self.anchor = anchor
        self.nodes = nodes
        """Nodes and characters before it."""
        self.chars = chars
        self.height = 1
        self.is_key = isinstance(data, dict)
        """Whether a key comes next."""
        self.key: str | None = None
        self.key_at: _Mark = mark


class _Composer:
    """The parser's events made into data, within the limits."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: Any = None
        self.root: _Mark = (0, 0, None)
        self.odd: dict[PathTo, str] = {}
        self.problems: list[Problem] = []
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, _Mark, _Size] | None] = {}
        self._nodes = 0
        self._chars = 0
        self._normal = True

    def compose(self, text: str) -> None:
        """Read a text; raise `Refused` where reading cannot go on."""
        self._normal = unicodedata.is_normalized("NFC", text)
        documents = 0
        try:
            for event in _events(text):
                kind = type(event)
                if kind is ScalarEvent:
                    self._scalar(event)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    self._begin(event, {} if kind is MappingStartEvent else [])
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    self._end()
                elif kind is AliasEvent:
                    self._alias(event)
                elif kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._stop("several-documents", event)
        except (
            yaml.YAMLError,
            ValueError,
        ) as error:  # ValueError: the parsers' own int() and chr()
            opened = self._stack[-1].mark[:2] if self._stack else None
            raise Refused(syntax_problem(error, text, self.file, opened)) from None

    def _add(self, code: str, at: _Mark, **params: object) -> None:
        place = Place(self.file, at[0] + 1, at[1] + 1, written(self._path()))
        self.problems.append(Problem(code, params, place))
        if len(self.problems) >= MAX_PROBLEMS:
            raise Refused(Problem("more-problems", {}, place))

    def _stop(self, code: str, event: Any, **params: object) -> None:
        mark = event.start_mark
        raise Refused(Problem(code, params, Place(self.file, mark.line + 1, mark.column + 1)))

    def _path(self) -> PathTo:
        """Return the path of what is being read."""
        path: list[str | int] = []
        for frame in self._stack:
            if isinstance(frame.data, list):
                path.append(len(frame.data))
            elif not frame.is_key and frame.key is not None:
                path.append(frame.key)
        return tuple(path)

    def _count(self, event: Any, nodes: int, chars: int) -> None:
        self._nodes += nodes
        self._chars += chars
        if self._nodes > MAX_NODES or self._chars > MAX_CHARACTERS:
            self._stop("yaml-too-much", event, limit=MAX_NODES)

    def _scalar(self, event: Any) -> None:
        raw: str = event.value
        start = event.start_mark
        mark: _Mark = (start.line, start.column, None)
        self._count(event, 1, len(raw))
        if not self._normal:
            raw = unicodedata.normalize("NFC", raw)
        value: Any = raw
        if event.tag not in (None, "!"):
            value = self._tagged(event.tag, raw, mark)
        elif event.tag is None and event.implicit[0]:
            value = _plain(raw)
        elif event.style == '"' and (found := _NO_ESCAPE.search(raw)):
            self._add("bad-character", mark, character=f"U+{ord(found.group()):04X}")
        if event.anchor:
            self._anchors[event.anchor] = (value, mark, (1, len(raw), 0))
        if self._stack and self._stack[-1].is_key:
            self._take_key(value if isinstance(value, str) else None, raw, mark)
            return
        if type(value) in (int, float) and str(value) != raw:
            self.odd.setdefault(self._path(), raw)
        self._put(value, mark)

    def _tagged(self, tag: str, raw: str, mark: _Mark) -> Any:
        """Return a scalar with a tag of its own; any but the core's tags are refused."""
        if tag == _CORE + "str":
            return raw
        value = _plain(raw)
        if not isinstance(value, _SCALAR_TAGS.get(tag, ())):
            self._add("yaml-tag", mark, tag=_short_tag(tag))
        return value

    def _begin(self, event: Any, data: Any) -> None:
        start = event.start_mark
        self._count(event, 1, 0)
        if len(self._stack) >= MAX_DEPTH:
            self._stop("yaml-too-deep", event, limit=MAX_DEPTH)
        mark: _Mark = (start.line, start.column, {} if isinstance(data, dict) else [])
        core = "map" if isinstance(data, dict) else "seq"
        if event.tag not in (None, "!", _CORE + core):
            self._add("yaml-tag", mark, tag=_short_tag(event.tag))
        if event.anchor:
            self._anchors[event.anchor] = None
        frame = _Frame(data, mark, event.anchor, self._nodes - 1, self._chars)
        self._stack.append(frame)

    def _end(self) -> None:
        frame = self._stack.pop()
        size = (self._nodes - frame.nodes, self._chars - frame.chars, frame.height)
        if frame.anchor:
            self._anchors[frame.anchor] = (frame.data, frame.mark, size)
        if self._stack and self._stack[-1].height <= frame.height:
            self._stack[-1].height = frame.height + 1
        if self._stack and self._stack[-1].is_key:
            self._take_key(None, "[…]" if isinstance(frame.data, list) else "{…}", frame.mark)
        else:
            self._put(frame.data, frame.mark)

    def _alias(self, event: Any) -> None:
        start = event.start_mark
        mark: _Mark = (start.line, start.column, None)
        target = self._anchors.get(event.anchor)
        if target is None:
            code = "yaml-alias-in-itself" if event.anchor in self._anchors else "yaml-alias"
            self._add(code, mark, name=shorten(event.anchor))
            target = (None, mark, (1, 0, 0))
        value, meant, (nodes, chars, height) = target
        self._count(event, nodes, chars)
        if len(self._stack) + height > MAX_DEPTH:
            self._stop("yaml-too-deep", event, limit=MAX_DEPTH)
        if self._stack and self._stack[-1].is_key:
            self._take_key(value if isinstance(value, str) else None, "*" + event.anchor, mark)
            return
        if self._stack and self._stack[-1].height <= height:
            self._stack[-1].height = height + 1
        self._put(value, (mark[0], mark[1], meant[2]))

    def _take_key(self, key: str | None, raw: str, mark: _Mark) -> None:
        """Let the next value belong to a key; to none where the key cannot be used."""
        frame = self._stack[-1]
        frame.key, frame.key_at = key, mark
        if key is None:
            self._add("key-not-text", mark, key=shorten(raw))
        elif key in frame.data:
            self._add("duplicate-key", mark, key=shorten(key), line=frame.mark[2][key][0][0] + 1)
            frame.key = None
        frame.is_key = False

    def _put(self, value: Any, mark: _Mark) -> None:
        """Put a value where it belongs."""
        if not self._stack:
            self.data, self.root = value, mark
            return
        frame = self._stack[-1]
        if isinstance(frame.data, list):
            frame.data.append(value)
            frame.mark[2].append(mark)
            return
        if frame.key is not None:
            frame.data[frame.key] = value
            frame.mark[2][frame.key] = (frame.key_at, mark)
        frame.is_key = True


def _events(text: str) -> Iterator[Any]:
    parser = _Parser(text)
    while parser.check_event():
        yield parser.get_event()


def _plain(raw: str) -> Any:
    """Return what an unquoted scalar means; what only looks like a number stays text."""
    if raw in _WORDS:
        return _WORDS[raw]
    if raw[0] in "+-.0123456789":
        if _INT.fullmatch(raw):
            return int(raw)
        if _FLOAT.fullmatch(raw) and math.isfinite(number := float(raw)):
            return number
    return raw


def _short_tag(tag: str) -> str:
    return shorten(f"!!{tag.removeprefix(_CORE)}" if tag.startswith(_CORE) else tag)
