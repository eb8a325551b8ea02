"""A leader asks a class: begins, hands out slips, opens and closes each time, finishes, takes the file along."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from django.utils import timezone

from people.models import AuditEntry, Group
from people.signals import forgotten_in_group
from quizzes.models import ClassMeasure, QuestionnaireEdition, Reply, Slip
from quizzes.questionnaires.marks import mark_of_learner
from tests.dashboards.measuring.conftest import main_of
from tests.reading_pdf import text_of

SMALL = {"before": 4, "after": 8}


def files_of(client, page: str) -> dict[str, list[dict] | str]:
    with zipfile.ZipFile(io.BytesIO(b"".join(client.get(f"{page}answers.zip")))) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return {
        name: list(csv.DictReader(io.StringIO(text))) if name.endswith(".csv") else text for name, text in texts.items()
    }


def test_from_the_first_press_to_the_file(leader, home, course, questionnaire, school_class):
    assert "Small Steps" in main_of(leader.get(home).text)
    for _press in range(2):
        begun = leader.post(f"{home}new/small-steps/", {"linking": "slips"})
    measure = ClassMeasure.objects.get()
    page = f"{home}{measure.pk}/"
    assert begun.url == f"{page}slips/"
    for _press in range(2):
        leader.post(f"{page}slips/", {"number": "12"})
    assert Slip.objects.count() == 12
    assert leader.get(f"{page}slips.pdf")["Content-Type"] == "application/pdf"
    leader.post(page, {"go": "before"})
    html = main_of(leader.get(page).text)
    assert "0 of 12 have answered" in html and "open now" in html
    for go in ("after", "after", "close", "close"):
        leader.post(page, {"go": go})
    measure.refresh_from_db()
    assert measure.open_time == "" and measure.times["after"]["asked"] == 12
    assert "Best between" in main_of(leader.get(page).text)
    assert leader.get(f"{page}answers.zip").url == page
    assert "cannot be undone" in leader.get(page).text and "for good" in leader.get(f"{page}finish/").text
    for _press in range(2):
        assert leader.post(f"{page}finish/").url == page
    assert not Slip.objects.exists()
    assert "is finished" in leader.post(page, {"go": "later"}, follow=True).text
    assert "fewer than ten" in leader.get(f"{page}answers.zip", follow=True).text
    assert not AuditEntry.objects.exists()


def test_slips_say_where_to_type_what_and_no_name(leader, page, measure, learner):
    response = leader.get(f"{page}slips.pdf")
    words = text_of(response.content)
    assert all(slip.code in words for slip in measure.slips.all())
    assert "testserver/answer" in words and "8B" in words and str(learner) not in words


@pytest.mark.parametrize("sent", [{}, {"linking": "names"}])
def test_no_way_of_linking_is_said_so(leader, home, questionnaire, sent):
    response = leader.post(f"{home}new/small-steps/", sent)
    assert response.status_code == 422 and "Choose" in main_of(response.text)
    assert not ClassMeasure.objects.exists()


@pytest.mark.parametrize("number", ["", "0", "301", "many", "9" * 40])
def test_a_wrong_number_of_slips_is_said_so_and_stays(leader, page, measure, number):
    response = leader.post(f"{page}slips/", {"number": number})
    assert response.status_code == 422 and "from 1 to 300" in response.text
    assert f'value="{number}"' in response.text or not number
    assert measure.slips.count() == 28


def test_what_nobody_offered_changes_nothing(leader, page, measure):
    assert "Nothing was changed" in leader.post(page, {"go": "dance"}, follow=True).text
    assert ClassMeasure.objects.get().times == {}


def test_it_can_be_taken_back_until_somebody_answers(leader, home, page, people):
    people(1, before=4)
    assert "Nothing was changed" in leader.post(page, {"go": "drop"}, follow=True).text
    Reply.objects.all().delete()
    assert leader.post(page, {"go": "drop"}).url == home
    assert not ClassMeasure.objects.exists()


# The file ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def finished(leader, page, people, ask, measure):
    """Twelve who answered twice, and two who were away afterwards."""
    people(12, **SMALL)
    people(2, before=0)
    ask("before", "after")
    leader.post(f"{page}finish/")
    return files_of(leader, page)


def test_the_file_holds_each_item_and_says_what_is_missing(finished, measure):
    rows = finished["answers.csv"]
    assert len({row["code"] for row in rows}) == 12
    assert {row["class"] for row in rows} == {measure.cohort}
    one = [row for row in rows if row["code"] == rows[0]["code"] and row["time"] == "before"]
    known = [row for row in one if row["scale"] == "knowledge"]
    assert [row["score"] for row in known] == ["100.0"] * 4 + ["0.0"] * 4
    assert {row["status"] for row in one if row["scale"] == "myths"} == {"skipped"}
    assert {row["score"] for row in one if row["scale"] == "myths"} == {""}
    assert {row["edition"] for row in rows} == {row["edition"] for row in finished["questions.csv"]}
    border = [row for row in finished["questions.csv"] if row["item"] == "border"]
    assert {(row["answer"], row["score"]) for row in border} == {("true", "0.0"), ("false", "100.0"), ("unsure", "0.0")}
    assert AuditEntry.objects.get().deed == "exported"


def test_every_column_is_explained(finished):
    told = {(row["file"], row["column"]) for row in finished["columns.csv"]}
    held = {(name, column) for name in ("answers.csv", "questions.csv", "response.csv") for column in finished[name][0]}
    assert held <= told and ("taught.csv", "minutes") in told


def test_who_was_away_is_not_in_the_file(finished):
    """The leader knows who was away: their times alone would say who they are."""
    times = {}
    for row in finished["answers.csv"]:
        times.setdefault(row["code"], set()).add(row["time"])
    assert set(map(frozenset, times.values())) == {frozenset({"before", "after"})}
    before, after = finished["response.csv"]
    assert (before["asked"], before["answered"], before["in_file"]) == ("28", "14", "12")
    assert (after["answered"], after["in_file"]) == ("12", "12")
    assert "reason: 2." in finished["read-me.txt"]


def test_who_is_away_together_with_nine_others_is_in_it_as_away(leader, page, people, ask):
    people(10, before=4)
    people(10, **SMALL)
    ask("before", "after")
    leader.post(f"{page}finish/")
    absent = [row for row in files_of(leader, page)["answers.csv"] if row["status"] == "no reply"]
    assert len(absent) == 10 and {(row["time"], row["item"]) for row in absent} == {("after", "")}


def test_a_week_or_a_wording_that_singles_out_a_few_is_not_told(leader, page, people, ask, measure):
    marks = people(21, **SMALL)
    late = timezone.localdate() - timezone.timedelta(days=30)
    Reply.objects.filter(mark=marks[0], time="before").update(answered_on=late)
    other = QuestionnaireEdition.objects.of({"scales": {}})
    Reply.objects.filter(mark=marks[1], time="before").update(edition=other)
    ask("before", "after")
    leader.post(f"{page}finish/")
    rows = files_of(leader, page)["answers.csv"]
    assert len({row["code"] for row in rows}) == 20
    assert {row["week"] for row in rows} == {""} and other.digest not in {row["edition"] for row in rows}


def test_weeks_of_ten_or_more_are_told(finished):
    year, week, _day = timezone.localdate().isocalendar()
    assert {row["week"] for row in finished["answers.csv"]} == {f"{year}-W{week:02}"}


def test_after_finishing_not_even_the_key_leads_back(leader, page, people, ask, learner, measure):
    [mark, *_others] = people(12, **SMALL)
    known = mark_of_learner(measure.course_key, learner)
    Reply.objects.filter(mark=mark).update(mark=known)
    ask("before", "after")
    leader.post(f"{page}finish/")
    assert not Reply.objects.filter(mark=known).exists()
    assert len(set(Reply.objects.values_list("mark", flat=True))) == 12
    text = json.dumps(files_of(leader, page))
    assert not [mark for mark in Reply.objects.values_list("mark", flat=True) if mark in text]
    for words in (str(learner), learner.email, learner.username):
        assert words not in text


def test_a_class_whose_term_is_over_still_has_its_file_and_is_read_only(leader, page, people, ask, school_class):
    people(12, **SMALL)
    ask("before", "after")
    Group.objects.filter(pk=school_class.pk).update(archived_at=timezone.now())
    leader.post(page, {"go": "later"})
    assert ClassMeasure.objects.get().open_time == "" and "Open again" not in leader.get(page).text
    assert len({row["code"] for row in files_of(leader, page)["answers.csv"]}) == 12
    assert ClassMeasure.objects.get().finished_at


def test_a_class_that_is_erased_keeps_its_answers_and_nothing_leads_back(people, ask, school_class, measure):
    marks = people(12, **SMALL)
    ask("before", "after")
    forgotten_in_group.send(sender=Group, group=school_class, person=None)
    measure.refresh_from_db()
    assert measure.finished_at and measure.released and Reply.objects.count() == 24
    assert not Reply.objects.filter(mark__in=marks).exists() and not Slip.objects.exists()


# Strangers -----------------------------------------------------------------------------------------------------------

PAGES = ["", "slips/", "finish/", "answers.zip", "slips.pdf"]


def test_leaders_and_administrators_have_these_pages(leader, head, home, page, questionnaire):
    pages = [home, f"{home}new/small-steps/", *(page + name for name in PAGES[:3])]
    assert {client.get(one).status_code for client in (leader, head) for one in pages} == {200}


def test_others_hear_that_there_is_no_such_page_and_change_nothing(outsider, home, page, questionnaire):
    pages = [home, f"{home}new/small-steps/", *(page + name for name in PAGES)]
    assert {outsider.get(one).status_code for one in pages} == {404}
    sent = {"go": "before", "linking": "cards", "number": "40"}
    assert {outsider.post(one, sent).status_code for one in pages} == {404}
    measure = ClassMeasure.objects.get()
    assert (measure.times, measure.finished_at, measure.slips.count()) == ({}, None, 28)


def test_visitors_sign_in_first_and_another_classs_measure_is_not_found(client_of, stranger, page, measure):
    assert Client().get(page).url.startswith("/accounts/login/")
    other = Group.objects.get(name="9A")
    assert client_of(stranger).get(f"/groups/{other.pk}/measuring/{measure.pk}/").status_code == 404


def test_a_course_without_questions_cannot_be_measured(leader, home, course):
    assert "No course here has questions" in leader.get(home).text
    assert leader.get(f"{home}new/small-steps/").status_code == 404


def test_pages_name_no_learner(leader, home, page, people, ask, learner):
    learner.display_name = "Amina Nobody-Else"
    learner.save()
    people(12, **SMALL)
    ask("before", "after")
    assert not [one for one in (home, page, f"{page}slips/", f"{page}finish/") if "Amina" in leader.get(one).text]
