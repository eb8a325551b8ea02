"""The certificates of a group: figures, a list, a page for each, and the list as a file."""

import csv
import datetime as dt
import io

import pikepdf
import pytest
from django.utils import timezone

from certificates.models import Certificate
from certificates.printing import pdf, printed_list
from people.models import User
from tests.certificates.conftest import certify, complete, private_files  # noqa: F401 - fixtures
from tests.dashboards.test_see_who_is_done import words_of
from tests.reading_pdf import faults_of, text_of

TODAY = dt.date.today()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Drawing a certificate takes no time here."""
    monkeypatch.setattr(pdf, "render", lambda certificate: b"%PDF " + certificate.code.encode())


@pytest.fixture
def page(school_class) -> str:
    return f"/groups/{school_class.pk}/certificates/"


@pytest.fixture
def graduate(school_class, certify):  # noqa: F811
    """A function: someone in the class has a certificate with these particulars."""

    def graduated(name="Pia Pupil", title="Eyes Open", **particulars) -> Certificate:
        person = User.objects.create_user(display_name=name)
        school_class.add(person)
        certificate = certify(person, course_title=title)
        Certificate.objects.filter(pk=certificate.pk).update(**{"expires_on": None, **particulars})
        certificate.refresh_from_db()
        return certificate

    return graduated


@pytest.fixture
def everyone(graduate) -> dict[str, Certificate]:
    """One in each standing."""
    day = dt.timedelta(days=1)
    return {
        "valid": graduate("Vera"),
        "expiring": graduate("Erin", expires_on=TODAY + 30 * day),
        "expired": graduate("Otto", expires_on=TODAY - 3 * day),
        "unnamed": graduate("Uma", holder_name=""),
        "revoked": graduate("Rex", revoked_at=timezone.now()),
        "replaced": graduate("Polly", replaced_by=graduate("Polly")),
    }


def names(html: str) -> list[str]:
    """In the table."""
    return [words_of(part.partition("</th>")[0]).strip() for part in html.split('<th scope="row">')[1:]]


def test_the_page_of_the_group_leads_there(leader, school_class, page):
    assert f'href="{page}"' in leader.get(f"/groups/{school_class.pk}/quizzes/").text


def test_before_anyone_has_finished_it_says_so(leader, page):
    assert "Nobody in this group has finished a course yet." in leader.get(page).text


def test_how_many_are_what(leader, everyone, page):
    words = words_of(leader.get(page).text)
    assert "3 valid" in words and "1 of them expires within 60 days" in words
    assert "1 expired" in words and "1 without a name" in words


def test_the_figures_are_drawn_as_long_as_they_are(leader, everyone, page):
    html = leader.get(page).text
    assert 'viewBox="0 0 5 10"' in html and "style=" not in html.partition("<main")[2].partition("</main")[0]
    assert '<rect class="certificate-tally__lasting" x="0" width="2" height="10"/>' in html
    assert '<rect class="certificate-tally__unnamed" x="4" width="1" height="10"/>' in html


@pytest.mark.parametrize(
    ("standing", "found"),
    [
        ("valid", ["Erin", "Polly", "Vera"]),
        ("expiring", ["Erin"]),
        ("expired", ["Otto"]),
        ("unnamed", ["Uma"]),
        ("revoked", ["Rex"]),
        ("replaced", ["Polly"]),
    ],
)
def test_the_list_is_narrowed_down_by_state(leader, everyone, page, standing, found):
    assert names(leader.get(f"{page}?standing={standing}").text) == found


def test_by_course(leader, graduate, page):
    graduate("Ann", title="First")
    second = graduate("Bea", title="Second")
    assert names(leader.get(f"{page}?course={second.facts['course_key']}").text) == ["Bea"]


def test_by_name_as_printed_or_as_the_learner_goes_by(leader, graduate, page):
    graduate("Ann", holder_name="Annabel Lee")
    graduate("Bea", holder_name="")
    assert names(leader.get(f"{page}?name=abel").text) == ["Annabel Lee"]
    assert names(leader.get(f"{page}?name=bea").text) == ["Bea"]


def test_nothing_like_that(leader, graduate, page):
    graduate("Ann")
    assert "Nothing here is like that." in leader.get(f"{page}?name=nobody").text


@pytest.mark.parametrize("query", ["course=x", "standing=x", "page=x", "course=%00", f"name={'x' * 300}"])
def test_what_cannot_be_understood_narrows_nothing_down(leader, graduate, page, query):
    graduate("Ann")
    response = leader.get(f"{page}?{query}")
    assert response.status_code == 200 and names(response.text) == ["Ann"]


def test_fifty_stand_on_a_page_which_keeps_what_was_looked_for(leader, graduate, page):
    for index in range(51):
        graduate(f"Pupil {index:02}")
    html = leader.get(f"{page}?standing=valid").text
    assert len(names(html)) == 50 and "?page=2&amp;standing=valid" in html


@pytest.mark.parametrize("number", [2, 40])
def test_the_page_costs_the_same_however_many_learn(leader, graduate, page, number, django_assert_max_num_queries):
    for index in range(number):
        graduate(f"Pupil {index}", title=f"Course {index % 3}")
    leader.get(page)
    with django_assert_max_num_queries(10):
        leader.get(page)


def test_a_name_is_text(leader, graduate, page):
    graduate("<script>alert(1)</script>")
    assert "<script>alert" not in leader.get(page).text


# One --------------------------------------------------------------------------------------------------------------


def test_each_has_a_page_from_which_it_is_downloaded(leader, graduate, page):
    certificate = graduate("Ann")
    html = leader.get(f"{page}{certificate.code}/").text
    assert "Ann" in html and certificate.printed_code in html
    response = leader.get(f"{page}{certificate.code}/download/")
    assert b"".join(response.streaming_content) == b"%PDF " + certificate.code.encode()
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == f'attachment; filename="{certificate.file_name}"'


def test_not_before_there_is_a_name(leader, graduate, page):
    certificate = graduate("Ann", holder_name="")
    response = leader.get(f"{page}{certificate.code}/download/")
    assert response.url == f"{page}{certificate.code}/"
    assert "Nobody has said yet which name to print." in leader.get(response.url).text
    certificate.refresh_from_db()
    assert not certificate.is_printed


def test_a_revoked_one_is_not_given_out(leader, everyone, page):
    code = everyone["revoked"].code
    assert leader.get(f"{page}{code}/download/").status_code == 302
    assert "has been revoked" in leader.get(f"{page}{code}/").text


def test_the_code_may_be_typed_in_small_letters(leader, graduate, page):
    assert leader.get(f"{page}{graduate().code.lower()}/").status_code == 200


# The list itself --------------------------------------------------------------------------------------------------


def test_the_list_as_a_table(leader, graduate, page):
    graduate("Ann", holder_name="=1+1")
    response = leader.get(f"{page}list.csv")
    assert response.streaming and response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"
    raw = b"".join(response.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert row["Name"] == "'=1+1" and row["Completed"] == "2026-11-24" and row["State"] == "Valid"


def test_the_table_is_narrowed_down_as_the_page_is(leader, everyone, page):
    lines = b"".join(leader.get(f"{page}list.csv?standing=expired").streaming_content).decode().splitlines()
    assert len(lines) == 2 and lines[1].startswith("Otto")


def test_the_list_to_print_reads_well_in_every_script(leader, graduate, page, tmp_path):
    written = ["Zoë Łukasiewicz", "محمد علي", "אברהם לוי", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "王小明", "김민준", "山田はなこ"]
    for name in written:
        graduate(name)
    graduate("Uma", holder_name="")
    response = leader.get(f"{page}list-1.pdf")
    assert response["Content-Type"] == "application/pdf" and response["Cache-Control"] == "private, no-store"
    path = tmp_path / "list.pdf"
    path.write_bytes(response.content)
    assert faults_of(path) == []
    spoken = spoken_text(path)
    assert [name for name in [*written, "Uma"] if name not in spoken] == []


def spoken_text(path) -> str:
    """What a screen reader gets: the text of every tag, or what was set in its place."""
    with pikepdf.open(path) as file:
        given = [str(item["/ActualText"]) for item in file.objects if is_tag(item) and "/ActualText" in item]
    return "\n".join([text_of(path.read_bytes(), "-layout"), *given])


def is_tag(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"


def test_a_long_list_comes_in_parts(leader, graduate, page, monkeypatch):
    for index in range(5):
        graduate(f"Pupil {index}")
    asked = []
    monkeypatch.setattr("dashboards.certificate_pages.MOST", 2)
    monkeypatch.setattr(
        "dashboards.certificate_pages.print_list", lambda title, region, found: asked.append(len(found)) or b"%PDF"
    )
    html = leader.get(page).text
    assert f"{page}list-3.pdf" in html and f"{page}list-4.pdf" not in html
    answers = [leader.get(f"{page}list-{part}.pdf").status_code for part in (1, 2, 3, 4, 0, 10**9)]
    assert answers == [200, 200, 200, 404, 404, 404] and asked == [2, 2, 1]


def test_it_goes_on_over_many_pages_on_the_regions_paper(leader, graduate, db):
    certificate = graduate("Ann")
    made = {region: printed_list.print_list("8B", region, [certificate] * 90) for region in ("CA-ON", "GB-ENG")}
    sizes = {}
    for region, raw in made.items():
        with pikepdf.open(io.BytesIO(raw)) as file:
            assert len(file.pages) > 1
            sizes[region] = round(float(file.pages[0].mediabox[2]))
    assert sizes == {"CA-ON": 612, "GB-ENG": 595}
