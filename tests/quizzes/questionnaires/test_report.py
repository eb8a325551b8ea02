"""What courses change, told of groups only."""

import csv
import io
from uuid import uuid4

import pytest

from quizzes.models import Questionnaire, QuestionnaireEdition, Reply
from quizzes.questionnaires.measuring import measure

REPORT = "/cms/questionnaires/"


def people(questionnaire: Questionnaire, number: int, before=None, after=None, later=None, upset: str = "") -> None:
    """So many people who all answer alike, each time {scale: {id: answer}}."""
    edition = QuestionnaireEdition.objects.of(questionnaire.frozen())
    for _ in range(number):
        mark = uuid4().hex
        for time, answers in {"before": before, "after": after, "later": later}.items():
            if answers is not None:
                Reply.objects.create(
                    course_key=questionnaire.course.translation_key,
                    time=time,
                    mark=mark,
                    language="en",
                    edition=edition,
                    answers=answers,
                    upset=upset if time == "after" else "",
                )


def line(questionnaire: Questionnaire, scale: str, id: str = ""):
    return next(line for line in measure(questionnaire).lines if (line.scale, line.id) == (scale, id))


def known(answer: str) -> dict:
    return {"knowledge": {"border": answer}}


def test_an_item_is_counted_at_each_time(questionnaire):
    people(questionnaire, 6, known("true"), known("false"))
    people(questionnaire, 4, known("unsure"), known("false"), known("true"))
    people(questionnaire, 10, known("false"))
    border = line(questionnaire, "knowledge", "border")
    assert [border.at[time].n for time in border.at] == [20, 10, 4]
    assert border.at["before"].mean == 50
    assert border.at["after"].share == 1
    assert border.at["later"].mean is None


def test_change_is_of_the_same_people(questionnaire):
    people(questionnaire, 6, known("true"), known("false"))
    people(questionnaire, 2, known("false"), known("true"))
    people(questionnaire, 4, known("false"), known("false"))
    people(questionnaire, 30, known("true"))
    people(questionnaire, 30, None, known("false"))
    pairs = line(questionnaire, "knowledge", "border").to["after"]
    assert pairs.n == 12
    assert pairs.change == pytest.approx(100 * (10 - 6) / 12)
    assert pairs.gain == pytest.approx((10 - 6) / 6)
    assert (pairs.gained, pairs.lost) == (6, 2)
    assert pairs.effect == pytest.approx(0.33333 / ((0.5 * (0.272727 + 0.151515)) ** 0.5), abs=0.001)


def test_a_myth_counts_the_other_way_round(questionnaire):
    people(questionnaire, 10, {"myths": {"myth-a": 1, "no-myth": 5}})
    people(questionnaire, 10, {"myths": {"myth-a": 4, "no-myth": 2}})
    assert line(questionnaire, "myths", "myth-a").at["before"].mean == 3.5
    assert line(questionnaire, "myths", "no-myth").at["before"].mean == 3.5
    assert line(questionnaire, "myths", "myth-a").at["before"].share == 0.5


def test_intention_counts_what_helps(questionnaire):
    options = questionnaire.frozen()["scales"]["intention"][0]["options"]
    for option in options:
        people(questionnaire, 5, {"intention": {"friend-a": option["id"]}})
    friend = line(questionnaire, "intention", "friend-a").at["before"]
    assert (friend.n, friend.share) == (15, pytest.approx(2 / 3))


def test_a_scale_counts_for_who_answered_half_of_it(questionnaire):
    people(questionnaire, 10, {"confidence": {"sure-a": 5}})
    assert line(questionnaire, "confidence").at["before"].n == 0
    people(questionnaire, 10, {"confidence": {"sure-a": 5, "sure-b": 3}})
    assert line(questionnaire, "confidence").at["before"].mean == 4


def test_other_words_are_not_counted(questionnaire):
    people(questionnaire, 10, {"knowledge": {"border": "false", "work": "true"}})
    questionnaire.knowledge[0].value["answer"] = True
    questionnaire.save_revision().publish()
    questionnaire = Questionnaire.objects.get()
    people(questionnaire, 11, {"knowledge": {"border": "false", "work": "true"}})
    assert line(questionnaire, "knowledge", "border").at["before"].n == 11
    assert line(questionnaire, "knowledge", "border").at["before"].mean == 0
    assert line(questionnaire, "knowledge", "work").at["before"].n == 21


def test_where_all_knew_it_before_there_is_nothing_to_gain(questionnaire):
    people(questionnaire, 10, known("false"), known("false"))
    border = line(questionnaire, "knowledge", "border")
    assert border.is_known_already
    assert (border.to["after"].change, border.to["after"].gain, border.to["after"].effect) == (0, None, None)


def test_another_course_and_language_are_not_counted(questionnaire):
    people(questionnaire, 10, known("false"))
    Reply.objects.filter(pk__in=Reply.objects.values("pk")[:4]).update(language="fr")
    Reply.objects.filter(pk__in=Reply.objects.filter(language="en").values("pk")[:3]).update(course_key=uuid4())
    assert line(questionnaire, "knowledge", "border").at["before"].n == 3


def test_odd_answers_in_storage_are_left_out(questionnaire):
    people(questionnaire, 10, {"confidence": {"sure-a": "five", "gone": 3}, "intention": {"friend-a": "gone"}, "x": {}})
    assert line(questionnaire, "confidence", "sure-a").at["before"].n == 0
    assert line(questionnaire, "intention", "friend-a").at["before"].n == 0


def test_it_costs_the_same_however_many_answered(questionnaire, django_assert_max_num_queries):
    people(questionnaire, 30, known("false"), known("false"))
    questionnaire = Questionnaire.objects.select_related("course__locale").get()
    with django_assert_max_num_queries(3):
        measure(questionnaire)


# At the desk ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


def test_the_page_and_the_file_show_figures(desk, questionnaire):
    people(questionnaire, 12, known("true"), known("false"), upset="no")
    listing = desk.get(REPORT).content.decode()
    assert "Small Steps" in listing
    assert f"{REPORT}{questionnaire.pk}/" in listing
    page = desk.get(f"{REPORT}{questionnaire.pk}/").content.decode()
    for words in ("+100 %", "gain 1.00", "Knowledge border.", "0 of 12 who said", "The whole scale"):
        assert words in page
    rows = rows_of(desk, questionnaire)
    border = next(row for row in rows if row["item"] == "border")
    assert (border["before_n"], border["after_mean"], border["after_pairs"], border["after_gained"]) == (
        "12",
        "100.0",
        "12",
        "12",
    )


def rows_of(desk, questionnaire) -> list[dict]:
    text = desk.get(f"{REPORT}{questionnaire.pk}/figures.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_column_is_explained(desk, questionnaire):
    text = desk.get(f"{REPORT}columns.csv").content.decode("utf-8-sig")
    explained = [row["column"] for row in csv.DictReader(io.StringIO(text))]
    assert list(rows_of(desk, questionnaire)[0]) == [name for name in explained if name]


def test_of_nine_people_nothing_is_told(desk, questionnaire):
    people(questionnaire, 9, known("true"), known("false"), upset="yes")
    page = desk.get(f"{REPORT}{questionnaire.pk}/").content.decode()
    assert "fewer than 10" in page
    for words in ("who said", "100 %", "Knowledge border."):
        assert words not in page
    for row in rows_of(desk, questionnaire):
        assert {value for name, value in row.items() if name not in ("scale", "item", "words")} == {""}
    assert ">9<" not in desk.get(REPORT).content.decode().replace(" ", "").replace("\n", "")


def test_nine_pairs_of_many_people_are_not_told(desk, questionnaire):
    people(questionnaire, 9, known("true"), known("false"))
    people(questionnaire, 20, known("true"))
    people(questionnaire, 20, None, known("false"))
    border = next(row for row in rows_of(desk, questionnaire) if row["item"] == "border")
    assert (border["before_n"], border["after_n"]) == ("29", "29")
    assert {border[f"after_{what}"] for what in ("pairs", "change", "gain", "effect", "gained", "lost")} == {""}


def test_no_file_holds_a_mark(desk, questionnaire):
    people(questionnaire, 12, known("true"), known("false"))
    text = desk.get(f"{REPORT}{questionnaire.pk}/figures.csv").content.decode()
    assert not [mark for mark in Reply.objects.values_list("mark", flat=True) if mark in text]


@pytest.mark.parametrize("address", ["", "{pk}/", "{pk}/figures.csv", "columns.csv"])
def test_strangers_are_turned_away(client_of, teacher, questionnaire, address):
    people(questionnaire, 12, known("true"))
    response = client_of(teacher).get(REPORT + address.format(pk=questionnaire.pk))
    assert response.status_code == 404


def test_an_unknown_questionnaire_is_nothing(desk):
    assert desk.get(f"{REPORT}999/").status_code == 404
