"""Reading a Word file that others made: whole, or one clear refusal, whatever it is."""

from __future__ import annotations

import stat
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, LargeZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError

from interviewer.errors import N_, Refused, Terms, refuse

LARGEST = 100 * 2**20
"""Bytes that a Word file may have."""
UNPACKED = 400 * 2**20
"""Bytes that it may have once unpacked."""
PARTS = 5_000
"""Files that may stand in it."""

_TEMPLATE, _DOCUMENT = b".template.main+xml", b".document.main+xml"


def open_word(path: Path) -> Document:
    """Open a Word document or template (.docx, .dotx) as a document.

    Raises `Refused` where it cannot be read: no file, a device or pipe, too large, no Word file,
    or one with a document type, which no Word file has and which could name other files.
    """
    data = _read(path)
    try:
        return docx.Document(BytesIO(_checked(data, path)))
    except (
        BadZipFile,
        LargeZipFile,
        OpcError,
        zlib.error,
        SyntaxError,  # lxml's, for what is no XML
        LookupError,
        ValueError,
        AttributeError,  # python-docx's, for parts that are not what they say they are
        TypeError,
        NotImplementedError,  # a way of packing that zipfile lacks
        RuntimeError,  # zipfile's, for a password
        RecursionError,
        EOFError,
    ) as error:
        raise _no_word(path) from error


def _read(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refuse("unreadable", path=path, reason=Terms((N_("it is no ordinary file"),)))
        if found.st_size > LARGEST:
            raise refuse("unreadable", path=path, reason=Terms((N_("it is too large"),)))
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or Terms((N_("it is no Word document"),))
        raise refuse("unreadable", path=path, reason=reason) from error
    except ValueError as error:  # a name that no file can have
        raise _no_word(path) from error


def _checked(data: bytes, path: Path) -> bytes:
    """Return a Word file's bytes with a template declared as a document."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as archive:
        entries = source.infolist()
        if len(entries) > PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
            raise refuse("unreadable", path=path, reason=Terms((N_("it is too large"),)))
        for entry in entries:
            part = source.read(entry)
            if entry.filename.endswith((".xml", ".rels")) and _has_doctype(part):
                raise _no_word(path)
            if entry.filename == "[Content_Types].xml":
                part = part.replace(_TEMPLATE, _DOCUMENT)
            archive.writestr(entry.filename, part)
    return target.getvalue()


def _has_doctype(part: bytes) -> bool:
    """Whether a part declares a document type, in whatever encoding."""
    return b"<!DOCTYPE" in part.replace(b"\0", b"")


def _no_word(path: Path) -> Refused:
    return refuse("unreadable", path=path, reason=Terms((N_("it is no Word document"),)))
