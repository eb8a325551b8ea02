"""The house style looks at the words of quizzes and of questions kept in banks, as at those of lessons."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from curriculum.house_style.checking import check, must_be_put_right
from curriculum.models import Course, WordToAvoid
from quizzes.models import Question, Quiz
from tests.quizzes.factories import a_choice, a_statement, stream
from tests.quizzes.test_editing import ADD, form_data

pytestmark = pytest.mark.django_db
REFUSAL = "“rescue” is a word to avoid."


@pytest.fixture(autouse=True)
def words(db) -> None:
    WordToAvoid.objects.create(key="rescue", avoid="rescue", prefer="support", action="replace")
    WordToAvoid.objects.create(key="sauver", avoid="sauver", prefer="aider", action="replace", language="fr")
    WordToAvoid.objects.create(
        key="minor", avoid="minor", prefer="child", action="replace", audiences=["grades-9-12", "employers"]
    )


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


def asking(quiz: Quiz, *questions: tuple) -> Quiz:
    quiz.questions = stream(quiz, "questions", list(questions))
    return quiz


def saying(prompt: str, **fields) -> tuple:
    return "true_false", {**a_statement(answer=True), "prompt": f"<p>{prompt}</p>", **fields}


def sentences(thing) -> list[str]:
    return [finding.sentence for finding in check(thing)]


def quiz_form(quiz: Quiz, prompt: str) -> dict:
    statement = {**a_statement(answer=True), "prompt": rich_text(f"<p>{prompt}</p>"), "feedback": rich_text("")}
    names = ("title", "slug", "minutes", "summary", "pass_mark", "feedback", "layout", "pause_minutes")
    fields = {name: getattr(quiz, name) for name in names}
    empty = {"introduction": rich_text(""), "attempts_allowed": "", "time_limit": ""}
    counts = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MAX_NUM_FORMS")}
    body = streamfield([("true_false", {**statement, "answer": "on"})])
    return nested_form_data({**fields, **empty, **counts, "change_kind": "small", "questions": body})


def edit(page) -> str:
    return f"/cms/pages/{page.pk}/edit/"


def test_every_part_of_a_question_is_looked_at(quiz):
    asking(quiz, saying("Who would rescue?"), saying("Who?", feedback_false="Do not rescue."))
    assert [str(finding.place)[:7] for finding in check(quiz) if finding.sentence == REFUSAL] == ["Block 1", "Block 2"]
    choice = a_choice(right=1, wrong=1)
    choice["options"][1]["value"]["text"] = "A rescue"
    assert REFUSAL in sentences(asking(quiz, ("single_choice", choice)))


def test_figures_and_words_for_the_audience_of_the_course_are_found(quiz):
    found = sentences(asking(quiz, saying("In 9 in 10 cases it is a minor.")))
    assert "“9 in 10” is a figure without a source." in found and "“minor” is a word to avoid." in found


def test_a_picture_of_a_question_needs_a_description(quiz):
    picture = get_image_model().objects.create(title="A desk", file=get_test_image_file())
    asking(quiz, saying("Who?", picture=picture.pk, picture_alt=""))
    assert [finding.check for finding in must_be_put_right(quiz)] == ["alt-text"]
    assert must_be_put_right(asking(quiz, saying("Who?", picture=picture.pk, picture_alt="A desk with a bell"))) == []


def test_a_quiz_without_questions_is_not_whole(quiz):
    assert [str(finding.place) for finding in must_be_put_right(asking(quiz))] == ["Questions"]


def test_a_quiz_with_a_word_to_replace_is_saved_but_not_published_and_nothing_is_lost(quiz, desk):
    form = quiz_form(quiz, "Who would rescue you?")
    page = desk.post(edit(quiz), form | {"action-publish": "yes"}).text
    assert REFUSAL in page and "One thing has to be put right first" in page and "Who would rescue you?" in page
    assert desk.post(edit(quiz), form).status_code == 302
    assert Quiz.objects.get().get_latest_revision_as_object().questions[0].value["prompt"].source.count("rescue")


def test_a_quiz_that_is_whole_is_published(quiz, desk):
    for _twice in range(2):
        assert desk.post(edit(quiz), quiz_form(quiz, "Who helps?") | {"action-publish": "yes"}).status_code == 302
    assert Quiz.objects.get().questions[0].block_type == "true_false"


def test_the_panel_beside_a_quiz_looks_at_what_is_typed(quiz, desk):
    assert "data-house-style" in desk.get(edit(quiz)).text
    address = reverse("house_style:results", args=[quiz.pk])
    assert REFUSAL in desk.post(address, quiz_form(quiz, "Who would rescue you?"), headers={"X-Part": "results"}).text


def question_form(bank, prompt: str, **fields) -> dict:
    statement = {**a_statement(answer=True), "prompt": rich_text(f"<p>{prompt}</p>"), "feedback": rich_text("")}
    body = nested_form_data({"body": streamfield([("true_false", {**statement, "answer": "on"})])})
    return {**form_data(bank, **fields), **body}


def test_a_question_with_a_word_to_replace_is_not_saved_and_nothing_is_lost(desk, bank):
    page = desk.post(reverse(ADD), question_form(bank, "Who would rescue you?", tags="front-desk")).text
    assert REFUSAL in page and "Who would rescue you?" in page and 'value="front-desk"' in page
    assert "save it as a draft" not in page and not Question.objects.exists()


def test_a_question_that_was_whole_stays_as_it_was(desk, bank, statement):
    address = reverse("wagtailsnippets_quizzes_question:edit", args=[statement.pk])
    assert REFUSAL in desk.post(address, question_form(bank, "A rescue", key="statement")).text
    assert "rescue" not in str(Question.objects.get().body)
    desk.post(address, question_form(bank, "Some support", key="statement"))
    assert "Some support" in str(Question.objects.get().body)


def test_what_stops_nothing_is_said_when_a_question_is_saved(desk, bank):
    page = desk.post(reverse(ADD), question_form(bank, "It is so for 9 in 10."), follow=True).text
    assert "“9 in 10” is a figure without a source." in page and Question.objects.count() == 1


def test_a_question_is_asked_what_holds_for_its_age(bank, statement):
    statement.body = stream(statement, "body", [saying("A minor came in.")])
    assert must_be_put_right(statement) == []
    statement.age_band = "grades-9-12"
    assert [finding.sentence for finding in must_be_put_right(statement)] == ["“minor” is a word to avoid."]


def test_a_question_is_asked_in_the_language_of_its_bank(desk, bank):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    bank = bank.in_locale(french)
    assert "“sauver” is a word to avoid." in desk.post(reverse(ADD), question_form(bank, "Qui veut sauver ?")).text
    desk.post(reverse(ADD), question_form(bank, "Qui a dit rescue ?"))
    assert Question.objects.count() == 1


def test_a_translated_question_is_refused_until_it_is_whole(desk, statement):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    statement.body = stream(statement, "body", [saying("Asking for help is a strength.", picture_alt="")])
    statement.save()
    translate_object(statement, [french])
    translation = Translation.objects.get(source__object_id=statement.translation_key)
    copy = statement.get_translations().get()
    address = reverse("wagtailsnippets_quizzes_question:edit", args=[copy.pk])
    segment = translation.source.stringsegment_set.get(string__data="Asking for help is a strength.")
    for words, is_there in (("Il faut sauver.", False), ("Il faut demander.", True)):
        string = f"/cms/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
        desk.put(string, f"value={words}", content_type="application/x-www-form-urlencoded")
        page = desk.post(address, {"action": "publish"}, follow=True).text
        assert ("Nothing was published." in page) is not is_there
        assert (words in str(Question.objects.get(pk=copy.pk).body)) is is_there


def test_strangers_do_not_reach_the_check_of_a_quiz(quiz, client_of, learner):
    assert client_of(learner).get(reverse("house_style:results", args=[quiz.pk])).status_code == 404


def test_many_are_published_at_once_only_where_they_are_whole(quiz, desk):
    asking(quiz, saying("A rescue")).save_revision()
    quiz.unpublish()
    course = Course.objects.get()
    address = f"/cms/bulk/wagtailcore/page/publish/?id={course.pk}&next=/cms/pages/"
    page = desk.post(address, {"include_descendants": "on"}, follow=True).text
    assert "Nothing was published" in page and REFUSAL in page and not Quiz.objects.get().live
