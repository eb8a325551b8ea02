"""What someone uploads, opened with care: how large it is, how its text is written, what a zip file holds."""

from __future__ import annotations

import codecs
import lzma
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from curriculum.packing.problems import Mistake, Spot

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 10 * MEGABYTE
LARGEST_UNPACKED = 50 * MEGABYTE
LARGEST_RATIO = 200
MOST_MEMBERS = 5_000
MEMBER_MARK = b"PK\x01\x02"
BROKEN = (  # what zipfile raises over damaged files
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARABLE = {"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"}


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes

    @property
    def is_zip(self) -> bool:
        return self.content.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def text(self) -> str:
        """For formats that never come in a zip file."""
        if self.is_zip:
            raise refuse(_("This is a zip file. Unpack it, or choose a format that comes in one."))
        return text_of(self.content)


def refuse(sentence: str, line: int = 1) -> Mistake:
    return Mistake(Spot("", line), sentence)


def check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise refuse(_("A text is longer than %(most)d characters.") % {"most": most})


def check_size(size: int) -> None:
    if size > LARGEST_UPLOAD:
        words = {"size": LARGEST_UPLOAD // MEGABYTE}
        raise refuse(_("The file is larger than %(size)d MB. Import it in parts.") % words)
    if size == 0:
        raise refuse(_("The file is empty."))


def text_of(content: bytes, declared: str = "") -> str:
    """Text in UTF-8, in UTF-16 that says so, or as older Windows programs write it."""
    for mark, encoding in MARKS:
        if content.startswith(mark) and encoding:
            return decoded(content, encoding)
    if declared.lower() in DECLARABLE - {"utf-8", "us-ascii"}:
        return decoded(content, declared)
    return decoded(content, "utf-8" if is_utf8(content) else "cp1252")


def is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise refuse(_("The file is not text in UTF-8. Save it as UTF-8 and try again.")) from error
    if "\x00" in text:
        raise refuse(_("The file is not text in UTF-8. Save it as UTF-8 and try again."))
    return text


class Package:
    """The files in a zip file. Nothing of it is written to disk."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        # Counted before opening, which makes an object for each.
        if content.count(MEMBER_MARK) > MOST_MEMBERS:
            raise refuse(_("The zip file holds more than %(most)d files.") % {"most": MOST_MEMBERS})
        try:
            self.zip = zipfile.ZipFile(BytesIO(content))
        except BROKEN as error:
            raise refuse(_("This is not a sound zip file.")) from error
        members = self.zip.infolist()
        self.opened: dict[str, bytes] = {}  # many questions may show one picture
        self.members = {member.filename: member for member in members if not member.is_dir()}
        for member in members:
            check_member(member)
        unpacked = sum(member.file_size for member in members)
        if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * len(content):
            raise refuse(_("Unpacked, the zip file would be too large."))

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def names(self) -> list[str]:
        return list(self.members)

    def read(self, name: str) -> bytes:
        if name in self.opened:
            return self.opened[name]
        try:
            with self.zip.open(self.members[name]) as source:
                return self.opened.setdefault(name, source.read(self.members[name].file_size))
        except BROKEN as error:
            raise refuse(_("“%(name)s” in the zip file is broken or locked.") % {"name": name}) from error


def check_member(member: zipfile.ZipInfo) -> None:
    """Names that lead out of the package, and links, which can lead anywhere."""
    path = PurePosixPath(member.filename)
    is_outside = path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename
    # `orig_filename` is the name before zipfile cuts it at a NUL.
    if is_outside or "\x00" in member.orig_filename:
        raise refuse(_("A name in the zip file leads out of it: “%(name)s”.") % {"name": member.filename[:80]})
    if stat.S_ISLNK(member.external_attr >> 16):
        raise refuse(_("The zip file holds a link: “%(name)s”.") % {"name": member.filename[:80]})
