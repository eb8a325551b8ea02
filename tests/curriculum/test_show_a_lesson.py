import pytest
from django.core.cache import cache

from curriculum.models import Fact, HelpService, Lesson
from curriculum.rendering import Problem, body_for, body_parts, lesson_context

FOR_LEADERS = ("Only for leaders", "Settling for", "Whose fault", "never theirs", "To the families")


def html_of(lesson, request, **given) -> str:
    return "".join(part.html for part in body_for(lesson, request, **given))


def with_body(lesson: Lesson, *blocks: dict) -> Lesson:
    lesson.body = list(blocks)
    lesson.save_revision().publish()
    return Lesson.objects.get(pk=lesson.pk)


def test_the_body_comes_in_parts_that_say_what_can_be_answered(lesson):
    assert [(part.id, part.answerable, part.required) for part in body_parts(lesson)] == [
        ("hello", False, False),
        ("late-arrival", True, True),
        ("agency-chat", True, False),
    ]


def test_notes_for_leaders_are_not_in_the_page_at_all(lesson, request_of):
    shown = html_of(lesson, request_of(), answers={"agency-chat": {"marked": [0]}})
    assert "It becomes a debt" in shown
    assert not any(words in shown for words in FOR_LEADERS)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_notes_for_leaders_are_in_no_answer_of_the_site(lesson, client, headers):
    """Not in the page, not in what an answer gives back, not on the pages around it."""
    address = lesson.url
    posted = client.post(address, {"block": "agency-chat", "marked": "0"}, headers=headers, follow=True)
    pages = [posted, client.get(address, headers=headers), client.get("/courses/small-steps/")]
    assert [page.status_code for page in pages] == [200] * 3
    assert not any(words in page.text for words in FOR_LEADERS for page in pages)


def test_a_cached_body_takes_no_query(lesson, django_assert_num_queries):
    body_parts(lesson)
    again = Lesson.objects.get(pk=lesson.pk)
    with django_assert_num_queries(0):
        body_parts(again)


def test_an_answered_lesson_takes_no_query_once_cached(lesson, request_of, django_assert_num_queries):
    answers = {"late-arrival": {"ending": "told"}, "agency-chat": {"marked": [0]}}
    body_for(lesson, request_of(), answers)
    again = Lesson.objects.get(pk=lesson.pk)
    with django_assert_num_queries(0):
        parts = body_for(again, request_of(), answers)
    assert [part.is_answered for part in parts] == [False, True, True]


def test_the_cache_holds_nothing_of_a_reader(lesson, request_of):
    html_of(lesson, request_of(), answers={"agency-chat": {"marked": [0]}})
    stored = str(list(cache._cache.values()))
    assert "csrfmiddlewaretoken" not in stored and "place: token" in stored


def test_each_reader_gets_a_token_of_their_own(lesson, request_of):
    first, second = html_of(lesson, request_of()), html_of(lesson, request_of())
    assert "csrfmiddlewaretoken" in first and "place:" not in first
    assert first != second


def test_one_readers_answer_is_not_shown_to_another(lesson, request_of):
    html_of(lesson, request_of(), answers={"agency-chat": {"marked": [0]}})
    assert "It becomes a debt." not in html_of(lesson, request_of())


def test_an_answered_block_can_be_tried_again(lesson, request_of):
    html = html_of(lesson, request_of("/?again=agency-chat"), answers={"agency-chat": {"marked": [0]}})
    assert "Show me why" in html and "It becomes a debt." not in html


def test_a_problem_is_said_beside_its_form(lesson, request_of):
    parts = {
        part.id: part.html for part in body_for(lesson, request_of(), problems={"agency-chat": Problem("Mark one.")})
    }
    assert "Mark one." in parts["agency-chat"] and "Mark one." not in parts["late-arrival"]


def test_publishing_shows_the_new_wording(lesson, request_of):
    html_of(lesson, request_of())
    new = with_body(lesson, {"type": "text", "value": "<p>New words.</p>", "id": "hello"})
    assert "New words." in html_of(new, request_of())


def test_saving_without_a_revision_shows_the_new_wording(lesson, request_of):
    html_of(lesson, request_of())
    lesson.body = [{"type": "text", "value": "<p>From a command.</p>", "id": "hello"}]
    lesson.save()
    assert "From a command." in html_of(Lesson.objects.get(pk=lesson.pk), request_of())


def test_a_draft_changes_nothing(lesson, request_of):
    html_of(lesson, request_of())
    lesson.body = [{"type": "text", "value": "<p>Draft.</p>", "id": "hello"}]
    lesson.save_revision()
    assert "Draft." not in html_of(Lesson.objects.get(pk=lesson.pk), request_of())


def test_a_fact_is_shown_with_its_source_and_year(lesson, fact, request_of):
    lesson = with_body(lesson, {"type": "fact", "value": {"fact": fact.pk}, "id": "fact"})
    html = html_of(lesson, request_of())
    assert fact.wording in html and "Statistics Canada, 2022" in " ".join(html.split())


def test_a_changed_fact_is_shown_changed_and_an_unverified_one_not_at_all(lesson, fact, request_of):
    lesson = with_body(lesson, {"type": "fact", "value": {"fact": fact.pk}, "id": "fact"})
    html_of(lesson, request_of())
    fact.wording = "Most knew the person."
    fact.save()
    assert "Most knew the person." in html_of(Lesson.objects.get(pk=lesson.pk), request_of())
    fact.status = "unverified"
    fact.save()
    assert body_parts(Lesson.objects.get(pk=lesson.pk)) == ()


def test_a_deleted_fact_leaves_the_rest_of_the_lesson(lesson, fact, request_of):
    text = {"type": "text", "value": "<p>Still here.</p>", "id": "text"}
    lesson = with_body(lesson, text, {"type": "fact", "value": {"fact": fact.pk}, "id": "fact"})
    Fact.objects.all().delete()
    assert "Still here." in html_of(Lesson.objects.get(pk=lesson.pk), request_of())


HELP = {"type": "help_services", "value": {"heading": "Talk to someone", "introduction": ""}, "id": "help"}


def test_help_services_are_those_of_the_readers_region(lesson, help_line, request_of):
    HelpService.objects.create(key="us", name="The US line", phone="1-888-373-7888", region="US", status="verified")
    lesson = with_body(lesson, HELP)
    here, there = html_of(lesson, request_of()), html_of(lesson, request_of(region="US"))
    assert "The Line" in here and 'href="tel:18339001010"' in here and "The US line" not in here
    assert "The US line" in there and "The Line" not in there


def test_a_changed_number_is_shown_at_once(lesson, help_line, request_of):
    lesson = with_body(lesson, HELP)
    html_of(lesson, request_of())
    help_line.phone = "988"
    help_line.save()
    html = html_of(lesson, request_of())
    assert 'href="tel:988"' in html and "1-833" not in html


def test_an_unverified_help_service_is_not_shown(lesson, help_line, request_of):
    HelpService.objects.update(status="unverified")
    assert "The Line" not in html_of(with_body(lesson, HELP), request_of())


def test_the_page_says_where_one_is(lesson, request_of):
    context = lesson_context(lesson, request_of())
    assert (context["number"], context["before"], context["after"].title) == (1, None, "Lesson two")


@pytest.mark.parametrize(("mode", "sees_note"), [("", False), ("leader", True)])
def test_editors_preview_a_lesson_as_learners_or_leaders_see_it(lesson, editor, mode, sees_note):
    response = lesson.make_preview_request(None, mode)
    assert response.status_code == 200
    assert (b"Only for leaders" in response.content) is sees_note


def test_a_preview_tells_editors_why_a_fact_is_missing(lesson, fact):
    Fact.objects.update(status="unverified")
    lesson = with_body(lesson, {"type": "fact", "value": {"fact": fact.pk}, "id": "fact"})
    response = lesson.make_preview_request(None, "")
    assert b"is not verified" in response.content
