import datetime as dt
import io
import re
import subprocess
from functools import cache

import pikepdf
import pytest

from certificates.models import Certificate
from certificates.printing import fonts
from certificates.printing.pdf import page_of, render, typeface_of
from certificates.printing.press import fetcher
from tests.reading_pdf import faults_of, text_of, without_marks

pytestmark = pytest.mark.django_db

MANY_WORDS = (
    "Wolfgang Maximilian Alexander Bartholomew Christopher Ferdinand Hieronymus Ignatius Leopold Augustus Theodore"
    " Constantine Emmanuel Raphael Sebastian Valentine Xavier Benedict Gregory Dominic Francis Thomas Lee Ann Joy Ox"
)
NAMES = [
    "Mariana Castellanos",
    "Siân Ŵyn-Łukasiewicz Kovačević Țăran",
    "Nguyễn Thị Bích Ngọc",
    "Ọláyínká Ẹ̀bùn",
    "D’Arcy O’Brien-Müller",
    "Þórunn Æsa Guðmundsdóttir",
    "Олена Шевченко",
    "Ελένη Παπαδοπούλου",
    "Անի Պետրոսյան",
    "ნინო",
    "ᐊᓂᔑᓈᐯ ᐃᑴ",
    "ᓄᓇᕗᑦ",
    "मोहम्मद श्री",
    "রবীন্দ্রনাথ ঠাকুর",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "દીપિકા",
    "தமிழ்ச்செல்வி",
    "తెలుగు",
    "ಕನ್ನಡ",
    "മലയാളം",
    "සිංහල",
    "សុខា ខ្មែរ",
    "မြန်မာ",
    "ไทย ศรี",
    "አበበ ቢቂላ",
    "王小明",
    "さくら 田中",
    "김철수",
    "W" * 200,
    MANY_WORDS,
]
RIGHT_TO_LEFT = ["فاطمة الزهراء", "عبد الله بن عبد العزيز", "گلناز پورجعفری", "שרה כהן"]


def certificate_with(name: str, **changes) -> Certificate:
    facts = {"language": "en", "version": "1.0", "minutes": 36, "active_minutes": 34, "score": 90, "modules": []}
    facts |= {"site_name": "Plainsight", "site_address": "https://learn.example.org", "paper": "letter"}
    title, day = "Eyes Open, Doors Open", dt.date(2026, 11, 24)
    return Certificate(**{"holder_name": name, "course_title": title, "issued_on": day, "facts": facts} | changes)


@cache
def printed(name: str) -> bytes:
    return render(certificate_with(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_out_of_the_file_as_it_went_in(name):
    pdf = printed(name)
    read = without_marks(text_of(pdf))
    assert name in (read if " " in name else read.replace(" ", ""))
    assert len(pdf) <= 100_000


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_a_name_from_right_to_left_is_read_in_its_own_order(name):
    pdf = printed(name)
    assert name in without_marks(text_of(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert name in {str(thing.ActualText) for thing in document.objects if is_reading_text(thing)}


def is_reading_text(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing


@pytest.mark.parametrize("name", ["Mariana Castellanos", MANY_WORDS, "W" * 200, "فاطمة الزهراء"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_is_one_page_of_its_paper(name, paper):
    certificate = certificate_with(name, course_title="Notice, Respond, Connect: " + "what everyone should know " * 9)
    certificate.facts["paper"] = paper
    with pikepdf.open(io.BytesIO(render(certificate))) as document:
        [page] = document.pages
        width, height = (float(side) for side in page.mediabox[2:])
    assert (round(width), round(height)) == {"letter": (792, 612), "a4": (842, 595)}[paper]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_longest_name_and_title_leave_room_for_the_rest(paper):
    certificate = certificate_with("W" * 200, course_title="WWWWWWW " * 31)
    certificate.facts["paper"] = paper
    words = re.findall(r'yMin="([\d.]+)".*yMax="([\d.]+)">(.+?)</word>', text_of(render(certificate), "-bbox"))
    bottoms = {word: float(bottom) for _top, bottom, word in words}
    tops = {word: float(top) for top, _bottom, word in words}
    assert tops["Certificate"] > bottoms["Plainsight"] and bottoms["2026"] < tops["Check"]


def test_it_is_an_accessible_file(tmp_path):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(printed("Mariana Castellanos"))
    with pikepdf.open(path) as document:
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Certificate: Eyes Open, Doors Open"
        assert document.Root.Lang == "en" and document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("name", NAMES + RIGHT_TO_LEFT)
def test_checkers_find_no_fault(tmp_path, name):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(printed(name))
    assert faults_of(path) == []
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_picture_to_scan_is_described():
    with pikepdf.open(io.BytesIO(printed("Mariana Castellanos"))) as document:
        things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        assert ["code to scan" in str(thing.Alt) for thing in things if "/Alt" in thing] == [True]


def test_the_same_facts_give_the_same_file_years_later(certify, learner, settings):
    certificate = certify(learner, "Mariana Castellanos")
    before = text_of(render(certificate))
    settings.SITE_NAME, settings.WAGTAILADMIN_BASE_URL = "Another name", "https://elsewhere.example"
    learner.delete()
    assert text_of(render(Certificate.objects.get())) == before


@pytest.mark.parametrize("given", [True, False])
def test_it_says_when_the_holder_gave_the_name(given):
    pdf = render(certificate_with("Mariana Castellanos", name_given_by_holder=given))
    assert ("Name given by the holder" in text_of(pdf)) is given


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=file:///etc/passwd>",
        "<b>Bold</b> & co",
        "{{ settings.SECRET_KEY }}",
        '"><script>alert(1)</script>',
        "file:///etc/passwd",
    ],
)
def test_markup_in_names_and_titles_is_printed_not_obeyed(hostile):
    certificate = certificate_with(hostile, course_title=hostile)
    page = page_of(certificate, typeface_of(certificate))
    assert page.count("<img") == 1 and "<script" not in page
    assert text_of(render(certificate)).replace("\n", " ").count(hostile) == 2


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://example.org/x.png",
        "http://169.254.169.254/latest/",
        "ftp://example.org/x",
        "data:text/html,x",
        "bundled:../../manage.py",
        "bundled:",
        "Spectral-400",
    ],
)
def test_nothing_is_fetched_but_what_is_bundled(address):
    with pytest.raises(ValueError, match="bundled files only"):
        fetcher.fetch(address)


def test_a_name_is_set_in_one_family_where_one_has_all_its_letters():
    assert [family.name for family in fonts.families_for("Zoë Łuczak")] == ["Spectral"]
    assert [family.name for family in fonts.families_for("さくら 田中")] == ["NotoSansJP"]
    assert [family.name for family in fonts.families_for("王小明")] == ["NotoSansSC"]


def test_without_the_system_font_syllabics_are_reported_not_printed_as_boxes(monkeypatch):
    known = tuple(family for family in fonts.families() if "Aboriginal" not in family.name)
    monkeypatch.setattr(fonts, "families", lambda: known)
    assert fonts.letters_without_a_font("Ana ᐊᓂᔑ") == ["ᐊ", "ᓂ", "ᔑ"]
