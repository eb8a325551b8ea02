"""What may be told of a class's answers, and what nobody can work out from it."""

import pytest

from curriculum.outline import outline_of
from quizzes.models import Questionnaire, Reply
from quizzes.questionnaires import class_asking
from quizzes.questionnaires.measuring import measure as at_the_desk
from quizzes.questionnaires.releasing import rounded
from quizzes.questionnaires.taken_along import TakenAlong
from tests.dashboards.measuring.conftest import main_of


def knowledge(measure, time: str = "after") -> dict:
    measure.refresh_from_db()
    return measure.released[time]["scales"]["knowledge"]


def test_of_nine_people_nothing_is_told_and_of_ten_the_change(leader, page, people, ask, measure):
    people(9, before=4, after=8)
    ask("before", "after")
    html = main_of(leader.get(page).text)
    assert measure.released == {} and "There are no figures yet" in html
    assert "9 of 28 have answered" in html and "%" not in html.partition("What has changed")[2]
    people(1, before=4, after=8)
    ask("after")
    html = main_of(leader.get(page).text)
    assert knowledge(measure) == {"n": 10, "before": 50, "then": 100}
    for words in ("10 learners answered both times", "50 % → 100 %", "+50 points", "about 0 % of 10 said yes"):
        assert words in html


def test_who_answered_once_only_is_in_no_figure(people, ask, measure):
    people(9, before=4, after=8)
    people(30, before=0)
    people(30, after=0)
    assert ask("before", "after").released == {}


def test_while_people_answer_figures_stand_still(leader, page, people, ask, measure):
    """Else what one person says could be read from how they move."""
    people(10, before=4, after=8)
    before = ask("before", "after").released
    class_asking.open_time(measure, "after")
    [late] = people(1, before=8, after=0)
    assert "10 learners answered both times" in leader.get(page).text
    class_asking.close(measure)
    measure.refresh_from_db()
    assert measure.released == before
    Reply.objects.exclude(mark=late).filter(time="after").update(answers={})
    assert ask("after").released == before
    people(9, before=8, after=0)
    assert ask("before").released["after"]["n"] == 20


@pytest.mark.parametrize("number", [10, 11, 19, 20, 24, 28, 49, 60])
def test_one_person_more_or_less_is_never_the_difference_of_two_figures(number):
    """Whatever the others said, what a figure of one more tells leaves that person's score as open as it was."""
    for highest, lowest in ((100.0, 0.0), (5.0, 1.0)):
        for others in (lowest, (lowest + highest) / 2, highest):
            sums = [others * number + score for score in (lowest, highest)]
            told = [rounded(total / (number + 1), highest, number + 1) for total in sums]
            steps = abs(told[1] - told[0]) / (rounded_step(highest, number + 1))
            assert steps <= 1.001


def rounded_step(highest: float, people: int) -> float:
    lowest = {100.0: 0.0, 5.0: 1.0}[highest]
    return min(step for step in (0.1, 0.2, 0.5, 1, 2, 5, 10) if step >= (highest - lowest) / people - 1e-9)


def test_later_is_told_of_those_who_were_there_before(people, ask, measure):
    people(12, before=4, after=8, later=6)
    people(8, before=4, after=8)
    ask("before", "after", "later")
    assert (measure.released["after"]["n"], measure.released["later"]["n"]) == (20, 12)
    assert knowledge(measure, "later")["then"] == 80


def test_another_classs_answers_and_those_of_whoever_is_by_themselves_are_not_counted(people, ask, measure):
    people(10, before=4, after=8)
    Reply.objects.filter(pk__in=Reply.objects.values("pk")[:2]).update(cohort="")
    assert ask("before", "after").released == {}


def test_a_changed_item_is_not_compared(people, ask, measure, questionnaire):
    people(10, before=4, after=8)
    for block in questionnaire.knowledge:
        block.value["statement"] = f"Anew: {block.value['statement']}"
    questionnaire.save_revision().publish()
    assert ask("before", "after").released["after"]["scales"] == {}


@pytest.fixture
def desk():
    """A function: how many the desk counts at a time."""

    def counts(time: str = "before") -> int:
        return at_the_desk(Questionnaire.objects.select_related("course__locale").get()).replies[time].n

    return counts


def test_the_desk_counts_of_a_class_who_is_in_its_file_and_nobody_sooner(people, ask, measure, desk):
    people(12, before=4, after=8)
    people(1, before=8)  # away the second time: thirteen here and twelve in the file would give them away
    ask("before", "after")
    assert desk() == 0
    class_asking.finish(measure)
    assert desk() == desk("after") == len(TakenAlong(measure).people) == 12


def test_the_desk_leaves_out_a_class_of_few_so_that_no_other_gives_it_away(people, measure, desk):
    people(9, before=8)
    marks = people(12, before=0)
    Reply.objects.filter(mark__in=marks).update(cohort="")
    class_asking.finish(measure)
    assert desk() == 12


def test_the_desk_leaves_out_few_by_themselves_beside_a_class_that_has_its_own_file(people, measure, desk):
    people(12, before=8)
    marks = people(1, before=0)
    Reply.objects.filter(mark__in=marks).update(cohort="")
    class_asking.finish(measure)
    assert desk() == 12


def test_a_page_costs_the_same_for_many(leader, home, page, people, ask, school_class, django_assert_max_num_queries):
    people(30, before=4, after=8)
    ask("before", "after")
    leader.get(page), leader.get(home)
    with django_assert_max_num_queries(8):
        leader.get(page)
    with django_assert_max_num_queries(9):
        leader.get(home)


def test_two_presses_begin_once(school_class, course, measure):
    assert class_asking.begin(school_class, outline_of(course), "cards") == measure
