"""Files that are too large, broken, or meant to harm: a sentence each, and nothing happens."""

import stat
import struct
import zipfile
from html.parser import HTMLParser
from io import BytesIO

import pytest
from django.core.files.uploadedfile import UploadedFile

from curriculum.packing.problems import Mistake
from quizzes.exchange.forms import UploadForm
from quizzes.exchange.importing import read_upload
from quizzes.models import BankImport
from tests.quizzes.exchange.files import zipped

ITEM = "::rest::Rest helps.{T}"
MANIFEST = '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="a.xml"/></resources></manifest>'
QUIZ = '<quiz><question type="truefalse"><questiontext><text>%s</text></questiontext></question></quiz>'
LAUGHS = '<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><quiz>&b;</quiz>'
OUTSIDE = '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'
REMOTE = '<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/quiz.dtd"><quiz/>'


def refusal(content: str | bytes, format: str = "") -> str:
    data = content.encode() if isinstance(content, str) else content
    with pytest.raises(Mistake) as mistake:
        read_upload("bank", BytesIO(data), len(data), format)
    return mistake.value.sentence


def titles(content: bytes, format: str = "") -> list[str]:
    return [item.title for item in read_upload("bank", BytesIO(content), len(content), format)[1].items]


class Unread(BytesIO):
    """A file that notices being touched."""

    def read(self, *size) -> bytes:
        raise AssertionError("This file was read.")


def test_a_file_of_100_mb_is_refused_before_a_byte_is_read():
    file = UploadedFile(Unread(), "huge.gift", "text/plain", 100 * 1024 * 1024)
    form = UploadForm({"format": ""}, {"file": file})
    assert form.errors == {"file": ["The file is larger than 10 MB. Import it in parts."]}


@pytest.mark.parametrize("format", ["", "yaml", "gift", "moodle", "aiken", "qti"])
def test_an_empty_file_gets_a_sentence(format):
    assert refusal(b"", format) == "The file is empty."


@pytest.mark.parametrize("format", ["yaml", "gift", "moodle", "aiken", "qti"])
@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02" * 50, b"\xff\xfe\xd8", b"PK\x03\x04 not a zip", b" \n ", b"\x81\x8d" * 9]
)
def test_what_is_no_such_file_gets_a_sentence(format, content):
    assert refusal(content, format).endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_as_it_was_written(encoding):
    assert titles("::Café – “über”::Rest helps.{T}".encode(encoding)) == ["Café – “über”"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_is_read_as_it_declares(encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + QUIZ % "Café"
    assert titles(xml.encode(encoding)) == ["Café"]


def test_more_than_2000_questions_are_refused_with_the_line():
    form = UploadForm({"format": ""}, {"file": UploadedFile(BytesIO(f"{ITEM}\n\n".encode() * 2001), "a", size=100)})
    assert form.errors["file"] == ["Line 4001: The file holds more than 2000 questions. Import it in parts."]


LONG = "a" * 300_000
TOO_MUCH = "The file holds more than can be imported at once. Import it in parts."


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (f"{LONG}{{T}}\n\n" * 7, "gift"),
        (f"{LONG}\nA. b\nANSWER: A\n\n" * 7, "aiken"),
        (f"<quiz>{QUIZ[6:-7] * 7}</quiz>".replace("%s", LONG), "moodle"),
        (f"questions:\n{f'- {{id: {LONG}}}\n' * 7}", "yaml"),
        (f"<assessment-item>{f'<p>{LONG}</p>' * 7}</assessment-item>", "qti"),
    ],
)
def test_a_file_that_holds_too_many_words_is_refused(content, format):
    assert refusal(content, format) == TOO_MUCH


@pytest.mark.parametrize("content", ["<assessment-item>%s</assessment-item>", "<other>%s</other>", "<broken>%s"])
def test_so_is_a_package_whose_items_hold_too_many_together(content):
    resources = "".join(f'<resource type="imsqti_item" href="{place}"/>' for place in range(7))
    manifest = f"<manifest><resources>{resources}</resources></manifest>"
    files = {str(place): content % LONG for place in range(7)}
    assert refusal(zipped({"imsmanifest.xml": manifest, **files}, zipfile.ZIP_STORED)) == TOO_MUCH


def test_pictures_are_no_words():
    picture = f'<img src="data:image/png;base64,{LONG * 7}" alt="A bell">'
    beside = f'<file name="a.png" encoding="base64">{LONG * 7}</file></questiontext>'
    quiz = QUIZ.replace("</questiontext>", beside) % f"<![CDATA[Who? {picture}]]>"
    assert len(titles(quiz.encode())) == 1


def test_a_long_text_is_refused_before_it_is_parsed(monkeypatch):
    parsed = []
    monkeypatch.setattr(HTMLParser, "feed", lambda parser, text: parsed.append(len(text)))
    gaps = QUIZ.replace("truefalse", "gapselect") % ("<![CDATA[[[1]]" + "<b>x</b>" * 10_000 + "]]>")
    [item] = read_upload("bank", BytesIO(gaps.encode()), len(gaps))[1].items
    assert item.problem == "A text is longer than 20000 characters."
    assert max(parsed, default=0) <= 1_000


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE, REMOTE])
def test_xml_that_declares_anything_is_refused(xml):
    assert "declares a document type or entities" in refusal(xml, "moodle")
    assert "declares a document type or entities" in refusal(zipped({"imsmanifest.xml": xml}), "qti")


@pytest.mark.parametrize(
    ("xml", "sentence"),
    [
        ("<quiz>" + "<a>" * 100 + "</a>" * 100 + "</quiz>", "The file is nested too deeply."),
        ("<quiz>" + "<a/>" * 150_001 + "</quiz>", "The file holds more than can be imported at once."),
        ("<quiz><question></quiz>", "This is not sound XML."),
        ("<other/>", "This is not Moodle XML: it does not begin with <quiz>."),
    ],
)
def test_xml_that_is_too_much_or_broken_is_refused(xml, sentence):
    assert sentence in refusal(xml, "moodle")


# Zip files ------------------------------------------------------------------------------------------------------


def with_member(name: str, mode: int = 0) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        member = zipfile.ZipInfo(name)
        member.external_attr = mode << 16
        package.writestr(member, "bank.yaml")
        package.writestr("imsmanifest.xml", MANIFEST)
    return packed.getvalue()


@pytest.mark.parametrize(
    "name", ["../a.xml", "a/../../b.xml", "/etc/passwd", "..\\a.xml", "C:/a.xml", "images/../../a"]
)
def test_names_that_lead_out_of_a_zip_file_are_refused(name):
    assert refusal(with_member(name)) == f"A name in the zip file leads out of it: “{name}”."


def test_links_in_a_zip_file_are_refused():
    assert refusal(with_member("a.xml", stat.S_IFLNK | 0o777)) == "The zip file holds a link: “a.xml”."


def test_a_zip_file_that_grows_too_much_is_refused():
    assert refusal(zipped({"imsmanifest.xml": b" " * 60 * 1024 * 1024})) == "Unpacked, the zip file would be too large."
    assert refusal(zipped({"imsmanifest.xml": b" " * 5 * 1024 * 1024})) == "Unpacked, the zip file would be too large."


def test_a_zip_file_that_lies_about_its_size_is_refused():
    data = bytearray(zipped({"imsmanifest.xml": b" " * 60_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 10)
    assert refusal(bytes(data)) == "“imsmanifest.xml” in the zip file is broken or locked."


def test_a_zip_file_of_too_many_files_is_refused():
    packed = zipped({f"a{number}": b"" for number in range(5_001)}, zipfile.ZIP_STORED)
    assert refusal(packed) == "The zip file holds more than 5000 files."


def test_a_locked_zip_file_is_refused():
    data = bytearray(zipped({"imsmanifest.xml": MANIFEST}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert refusal(bytes(data)) == "“imsmanifest.xml” in the zip file is broken or locked."


def test_a_zip_file_without_a_manifest_is_refused():
    assert refusal(zipped({"a.txt": "a"})) == "There is no imsmanifest.xml in the zip file."
    assert refusal(zipped({"a.txt": "a"}), "yaml") == "There is no bank.yaml in the zip file."


def test_a_manifest_that_points_outside_names_what_is_not_there():
    packed = zipped({"imsmanifest.xml": MANIFEST.replace("a.xml", "../../etc/passwd")})
    [item] = read_upload("bank", BytesIO(packed), len(packed))[1].items
    assert item.problem == "The manifest names this file, and it is not in the package."


# At the desk ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [LAUGHS, "PK\x03\x04", "", "<quiz/>", "questions: ["])
def test_the_sentence_stands_beside_the_field_and_nothing_is_kept(upload, content):
    answer = upload(content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not BankImport.objects.exists()


def test_no_file_gets_a_sentence(desk, bank):
    answer = desk.post(f"/cms/question-banks/{bank.pk}/import/", {"format": "gift"})
    assert "Choose a file first." in answer.content.decode()


def test_markup_in_a_file_is_shown_as_words(upload):
    page = upload("::<script>alert(1)</script>::<img src=x onerror=alert(1)> <b>a</b> {}").content.decode()
    assert "<script>alert(1)" not in page and "onerror=alert(1)>" not in page
