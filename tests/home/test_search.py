"""What learners find, what they must never find, and what is kept of it."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from curriculum.models import Course, GlossaryTerm, Lesson, Module
from curriculum.searching.finding import LONGEST_QUERY, find
from curriculum.searching.words import fold, slips_between
from curriculum.stopping.stops import lift, stop
from quizzes.models import Quiz
from tests.courses import build_course
from tests.curriculum.bodies import CONVERSATION, SCENARIO

SECRETS = ["leaderword", "askedword", "answerword", "whyword", "closingword", "nameword", "keyword", "quizword"]


@pytest.fixture
def course(db) -> Course:
    course = build_course()
    for term, meaning in (("Grooming", "Building trust in order to harm."), ("Hôtel", "Where guests sleep.")):
        GlossaryTerm.objects.create(key=term.lower(), term=term, meaning=meaning)
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.title, lesson.summary = "At the front desk", "What a receptionist may see."
    lesson.objectives = "Recognise a recruiter."
    lesson.body = [
        {"type": "text", "id": "a", "value": "<p>Someone keeps her <b>passport</b> &amp; her pay. A crêpe helps.</p>"},
        {"type": "teacher_note", "id": "b", "value": {"text": "<p>leaderword</p>"}},
        {"type": "hard_question", "id": "c", "value": {"question": "askedword", "answer": "<p>answerword</p>"}},
    ]
    lesson.save_revision().publish()
    return course


def titles(query: str, language: str = "en") -> list[str]:
    return [result.entry.title for result in find(query, language).results]


def page_of(query: str, client: Client | None = None) -> str:
    return (client or Client()).get("/search/", {"q": query}).content.decode()


# It works ------------------------------------------------------------------------------------------


def test_a_lesson_is_found_by_its_words(course):
    page = page_of("passport")
    assert 'href="/courses/small-steps/module-1/lesson-one/"' in page
    assert "<mark>passport</mark> &amp; her pay" in page
    assert "Lesson of “Small Steps”" in page


@pytest.mark.parametrize("query", ["desk", "receptionist", "recruiter", "DESK", "recept", "front desk", "the passport"])
def test_title_summary_objectives_and_text_are_searched(course, query):
    assert titles(query) == ["At the front desk"]


@pytest.mark.parametrize(
    "query", ["pasport", "passprot", "passports", "pasaport", "recruter", "recieptionist", "passportt"]
)
def test_a_slip_does_not_matter(course, query):
    found = find(query, "en")
    assert [result.entry.title for result in found.results] == ["At the front desk"]
    assert found.instead[0][0] == query
    assert "Nothing has “" in page_of(query)


@pytest.mark.parametrize("query", ["hotel", "HÔTEL", "ho\u0302tel", "hôtel", "hotél"])
def test_accents_and_capitals_do_not_matter(course, query):
    assert titles(query) == ["Hôtel"]


@pytest.mark.parametrize("query", ["crepe", "CRÊPE", "cre\u0302pe"])
def test_nor_do_they_in_texts(course, query):
    assert "<mark>crêpe</mark>" in page_of(query)


def test_a_word_explained_is_shown_at_once(course):
    page = page_of("what is grooming?")
    assert "Words explained" in page
    assert "Building trust in order to harm." in page


def test_courses_are_found(course):
    assert titles("small steps")[0] == "Small Steps"


def test_titles_count_more_than_texts(course):
    lesson = Lesson.objects.get(slug="lesson-two")
    lesson.title = "Your passport"
    lesson.save_revision().publish()
    assert titles("passport") == ["Your passport", "At the front desk"]


def test_where_nothing_holds_every_word_it_says_so(course):
    assert find("passport grooming", "en").are_partial
    assert "Nothing has all of these words." in page_of("passport grooming")


def test_what_is_published_is_found_at_once(course):
    assert titles("kettle") == []
    lesson = Lesson.objects.get(slug="lesson-two")
    lesson.title = "A kettle"
    lesson.save_revision()
    assert titles("kettle") == []
    lesson.save_revision().publish()
    assert titles("kettle") == ["A kettle"]
    lesson.unpublish()
    assert titles("kettle") == []


def test_a_word_is_explained_in_the_language_of_the_search(course):
    french = GlossaryTerm.objects.get(key="grooming").copy_for_translation(
        Locale.objects.get_or_create(language_code="fr")[0]
    )
    french.term, french.meaning = "Manipulation", "Gagner la confiance pour nuire."
    french.save()
    assert titles("grooming") == ["Grooming"] and titles("manipulation") == []
    assert titles("manipulation", "fr") == ["Manipulation"] and titles("grooming", "fr") == []


def test_each_language_has_its_own(course):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    assert find("passport", "fr").results == ()
    page = course.copy_for_translation(french, copy_parents=True)
    page.title = "Petits pas"
    page.save_revision().publish()
    term = GlossaryTerm.objects.get(key="grooming").copy_for_translation(french)
    term.term = "Manipulation"
    term.save()
    assert titles("petits", "fr") == ["Petits pas"]
    assert titles("manipulation", "fr") == ["Manipulation"]
    assert titles("petits") == titles("manipulation") == []
    assert titles("grooming", "fr") == []


@pytest.mark.parametrize("query", ["harbour", "messages job", "lighthouse", "late arrival"])
def test_what_stories_and_chats_tell_everyone_is_found(course, secrets, query):
    assert titles(query) == ["At the front desk"]
    assert "<mark>" in page_of(query)


# What nobody must find ------------------------------------------------------------------------------------------


def test_notes_hard_questions_and_keys_are_not_found(course, secrets):
    for word in SECRETS:
        assert titles(word) == []
        for page in (page_of(word), page_of("lesson"), page_of("desk")):
            assert word not in page.replace(f"“{word}”", "").replace(f'value="{word}"', "")


@pytest.fixture
def secrets(course) -> Lesson:
    """A lesson and a quiz full of what must not be told before it is asked."""
    message = {"from": "Ana", "text": "Come alone to the harbour.", "second_look": True, "why": "whyword"}
    chat = CONVERSATION | {"messages": [{"type": "item", "id": "m", "value": message}], "closing": "<p>closingword</p>"}
    scene = {"scene": "nameword", "text": "<p>She is waiting at the lighthouse.</p>", "choices": []}
    story = SCENARIO | {"scenes": [{"type": "item", "id": "s", "value": scene}]}
    lesson = Lesson.objects.get(slug="lesson-one")
    lesson.body = [
        *lesson.body.get_prep_value(),
        {"type": "conversation", "id": "chat", "value": chat},
        {"type": "scenario", "id": "story", "value": story},
    ]
    lesson.save_revision().publish()
    quiz = Quiz(title="A quizword", slug="quiz", introduction="<p>quizword</p>")
    quiz.questions = [("true_false", {"prompt": "<p>keyword</p>", "answer": True, "feedback_true": "keyword"})]
    lesson.get_parent().add_child(instance=quiz)
    return lesson


def test_the_search_index_of_pages_leaves_them_out_too(secrets):
    indexed = " ".join(secrets.body.stream_block.get_searchable_content(secrets.body))
    assert "passport" in indexed
    assert [word for word in SECRETS if word in indexed] == []
    call_command("update_index", verbosity=0)
    assert list(Page.objects.search("passport")) == [secrets.page_ptr]
    for word in SECRETS[:6]:
        assert list(Page.objects.search(word)) == []


def test_a_limited_lesson_is_not_found(course):
    PageViewRestriction.objects.create(
        page=Lesson.objects.get(slug="lesson-one"), restriction_type="password", password="open"
    )
    assert titles("passport") == []


def test_nothing_of_a_limited_or_unpublished_course_is_found(course):
    limit = PageViewRestriction.objects.create(page=course, restriction_type="login")
    assert titles("passport") == titles("small") == []
    limit.delete()
    assert titles("passport") != []
    course.unpublish()
    assert titles("passport") == titles("small") == []


@pytest.mark.parametrize("model", [Lesson, Module, Course])
def test_what_is_stopped_is_not_found_until_it_is_back(course, editor, model):
    assert titles("passport") == ["At the front desk"]
    stopped = stop(model.objects.first(), editor, "A number is wrong.")
    assert titles("passport") == []
    lift(stopped, editor, "It is right now.")
    assert titles("passport") == ["At the front desk"]


def test_nothing_of_an_unpublished_module_is_found(course):
    Lesson.objects.get(slug="lesson-one").get_parent().unpublish()
    assert titles("passport") == []


# Bad input ------------------------------------------------------------------------------------------

HOSTILE = [
    "",
    "   ",
    "\x00",
    "%",
    "_",
    '"',
    "'; DROP TABLE",
    "<script>alert(1)</script>",
    "a" * 100_000,
    "ab " * 5_000,
    "é" * 300,
    "\u202egnimoorg",
    "((((",
    "passport AND OR NOT *",
    "\ud83d",
    "🙂",
    "{{ request }}",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_gets_a_page(course, query):
    response = Client().get("/search/", {"q": query.encode("utf-8", "surrogatepass")})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in page
    assert len(find(query, "en").query) <= LONGEST_QUERY


def test_what_a_page_says_is_escaped(course):
    lesson = Lesson.objects.get(slug="lesson-two")
    lesson.title = "A <i>kettle</i> <script>"
    lesson.body = [("text", "<p>Boil a kettle &lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    lesson.save_revision().publish()
    page = page_of("kettle")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "A &lt;i&gt;<mark>kettle</mark>&lt;/i&gt;" in page


def test_only_reading_is_allowed():
    assert Client().post("/search/", {"q": "desk"}).status_code == 405


# Nothing, and help ------------------------------------------------------------------------------------------


def test_where_nothing_is_found_a_person_is_offered(course, make_service):
    make_service("line")
    page = page_of("xylophone")
    assert "Nothing was found for “xylophone”." in page
    assert "all courses" in page
    assert page.count("Call 1-800-555-0100") >= 2


def test_without_a_question_it_says_what_can_be_found(course):
    page = Client().get("/search/").content.decode()
    assert "words explained" in page
    assert "Nothing was found" not in page


def test_every_page_leads_there(course):
    for address in ("/", "/courses/", "/courses/small-steps/module-1/lesson-one/", "/help/"):
        assert 'href="/search/"' in Client().get(address).content.decode()


# What is kept ------------------------------------------------------------------------------------------


def test_a_question_is_kept_by_nobody(course):
    client = Client()
    response = client.get("/search/", {"q": "grooming"})
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "grooming" not in response.content.decode().split("</title>")[0].lower()


def test_the_empty_page_is_the_same_for_everyone(course):
    response = Client().get("/search/")
    assert "public" in response["Cache-Control"]
    assert response["ETag"]


def test_it_asks_the_database_nothing_once_it_is_warm(course, django_assert_num_queries):
    Client().get("/search/", {"q": "desk"})
    with django_assert_num_queries(0):
        Client().get("/search/", {"q": "passport"})


# Editors ------------------------------------------------------------------------------------------


def test_editors_find_pages_and_terms_at_their_desk(course, client_of, editor):
    call_command("update_index", verbosity=0)
    desk = client_of(editor)
    assert "At the front desk" in desk.get("/cms/pages/search/results/", {"q": "passport"}).content.decode()
    assert "Grooming" in desk.get("/cms/snippets/curriculum/glossaryterm/", {"q": "groom"}).content.decode()


# Words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "folded"), [("ŒUVRE", "oeuvre"), ("Straße", "strasse"), ("É", "e"), ("ﬁn", "fin")])
def test_words_are_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("help", "hlep", 1), ("help", "help", 0), ("ab", "", 2), ("kitten", "sitting", 3)]
)
def test_slips_are_counted(one, other, slips):
    assert slips_between(one, other) == slips == slips_between(other, one)
