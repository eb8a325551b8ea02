"""An editor translates with wagtail-localize: the words change, what progress is recorded against does not."""

import datetime
import shutil

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from curriculum.models import Course, Fact, HelpService, Lesson, WordToAvoid
from curriculum.outline import outline_at
from curriculum.packing.loading import load_pack
from quizzes.models import Question, QuestionBank, Quiz
from tests.curriculum.test_packs_languages import ids_in


@pytest.fixture
def english_course(bilingual_site, bilingual_pack):
    shutil.rmtree(bilingual_pack / "fr")
    load_pack(bilingual_pack)
    return Course.objects.get()


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


def submit(desk, page: Page, *, whole: bool = False):
    form = {"locales": [Locale.objects.get(language_code="fr").pk], **({"include_subtree": "on"} if whole else {})}
    return desk.post(f"/cms/localize/submit/page/{page.pk}/", form)


def say(desk, page: Page, english: str, french: str) -> None:
    """Write the French for a text, as the editor's page does."""
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for segment in translation.source.stringsegment_set.filter(string__data=english):
        address = f"/cms/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
        response = desk.put(address, f"value={french}", content_type="application/x-www-form-urlencoded")
        assert response.status_code in {200, 201}


def publish(desk, page: Page) -> None:
    desk.post(f"/cms/pages/{page.pk}/edit/", {"action": "publish"})


@pytest.fixture
def translated(desk, english_course, django_capture_on_commit_callbacks):
    """The first lesson in French, published; its other texts are English still."""
    english = Lesson.objects.get(slug="at-the-desk")
    with django_capture_on_commit_callbacks(execute=True):
        assert submit(desk, english_course, whole=True).status_code == 302
        french = Lesson.objects.get(slug="at-the-desk", locale__language_code="fr")
        say(desk, english, "At the desk", "À la réception")
        say(desk, english, "A guest waits.", "Un client attend.")
        publish(desk, french)
    return Lesson.objects.get(pk=french.pk)


@pytest.fixture
def in_progress(desk, english_course, django_capture_on_commit_callbacks):
    """The first lesson put up for translation; a word that French must not say."""
    WordToAvoid.objects.create(key="sauver", avoid="sauver", prefer="aider", action="replace", language="fr")
    with django_capture_on_commit_callbacks(execute=True):
        submit(desk, english_course, whole=True)
    return Lesson.objects.get(slug="at-the-desk", locale__language_code="fr")


def said_on_publishing(desk, page: Page, django_capture_on_commit_callbacks) -> str:
    with django_capture_on_commit_callbacks(execute=True):
        return desk.post(f"/cms/pages/{page.pk}/edit/", {"action": "publish"}, follow=True).text


def test_a_translation_with_a_word_to_replace_is_refused_with_a_sentence(
    desk, in_progress, django_capture_on_commit_callbacks
):
    english = Lesson.objects.get(slug="at-the-desk", locale__language_code="en")
    say(desk, english, "A guest waits.", "Un client à sauver.")
    for _twice in range(2):
        page = said_on_publishing(desk, in_progress, django_capture_on_commit_callbacks)
        assert "Nothing was published." in page and "“sauver” is a word to avoid." in page and "aider" in page
        assert "Un client \\u00e0 sauver." in page and not Lesson.objects.get(pk=in_progress.pk).live


def test_it_is_published_once_it_is_whole(desk, in_progress, django_capture_on_commit_callbacks):
    english = Lesson.objects.get(slug="at-the-desk", locale__language_code="en")
    say(desk, english, "A guest waits.", "Un client à aider.")
    assert "Nothing was published." not in said_on_publishing(desk, in_progress, django_capture_on_commit_callbacks)
    assert Lesson.objects.get(pk=in_progress.pk).live


@pytest.mark.parametrize(("words", "is_live"), [("Un client à sauver.", False), ("Un client à aider.", True)])
def test_bringing_translations_up_to_date_publishes_only_what_is_whole(
    desk, in_progress, words, is_live, django_capture_on_commit_callbacks
):
    english = Lesson.objects.get(slug="at-the-desk", locale__language_code="en")
    say(desk, english, "A guest waits.", words)
    source = Translation.objects.get(source__object_id=english.translation_key).source
    with django_capture_on_commit_callbacks(execute=True):
        page = desk.post(f"/cms/localize/update/{source.pk}/", {"publish_translations": "on"}, follow=True).text
    assert ("Nothing was published." in page) is not is_live
    assert Lesson.objects.get(pk=in_progress.pk).live is is_live


def test_who_may_not_translate_does_not_reach_it(client_of, learner, in_progress):
    source = Translation.objects.first().source
    for place in (f"/cms/localize/update/{source.pk}/", f"/cms/pages/{in_progress.pk}/edit/"):
        answer = client_of(learner).post(place, {"action": "publish", "publish_translations": "on"})
        assert answer.status_code in {302, 403, 404}
    assert not Lesson.objects.get(pk=in_progress.pk).live


def test_what_is_not_translated_yet_is_a_draft(desk, english_course):
    submit(desk, english_course, whole=True)
    assert not Page.objects.filter(locale__language_code="fr", depth__gt=3).live().exists()
    assert desk.get("/fr/courses/small-steps/").url == "/courses/small-steps/"


def test_what_stands_above_a_lesson_is_put_up_with_it_and_is_a_draft_as_well(desk, english_course, client):
    submit(desk, Lesson.objects.get(slug="at-the-desk"))
    above = Page.objects.get(locale__language_code="fr", slug="at-the-desk").get_ancestors().filter(depth__gt=3)
    assert [(page.live, page.alias_of_id) for page in above] == [(False, None), (False, None)]
    assert Translation.objects.filter(enabled=True).count() >= 3
    assert "Pas encore traduit" in client.get("/fr/courses/").text
    assert desk.get(f"/cms/pages/{above[0].pk}/edit/").status_code == 200


def test_the_page_on_which_one_translates_opens(desk, english_course):
    submit(desk, english_course, whole=True)
    french = Lesson.objects.get(slug="at-the-desk", locale__language_code="fr")
    assert "A guest waits." in desk.get(f"/cms/pages/{french.pk}/edit/").text


def test_every_id_stays_the_same(translated):
    english = Lesson.objects.get(slug="at-the-desk", locale__language_code="en")
    assert translated.title == "À la réception" and translated.live
    assert ids_in(translated.body.get_prep_value()) == ids_in(english.body.get_prep_value())
    assert translated.body[3].value["scenes"][0]["text"].source == "<p>Un client attend.</p>"


def test_addresses_minutes_and_topics_are_those_of_the_english(translated):
    english = Lesson.objects.get(slug="at-the-desk", locale__language_code="en")
    for name in ("slug", "minutes", "topics"):
        assert getattr(translated, name) == getattr(english, name)
    course = Course.objects.get(locale__language_code="fr")
    assert (course.version, course.audience, course.valid_months) == ("1.0", "employers", 12)
    assert course.translation == "" and course.slug == "small-steps"


def test_names_that_nobody_reads_are_not_offered_for_translation(translated):
    strings = Translation.objects.get(source__object_id=translated.translation_key).source.stringsegment_set
    offered = set(strings.values_list("string__data", flat=True))
    assert {"start", "aloud", "told", "at-the-desk"}.isdisjoint(offered) and "Ask aloud" in offered


def test_questions_go_into_a_bank_of_their_language(desk, translated):
    question = Question.objects.get(key="one-sign", locale__language_code="fr")
    assert question.bank == QuestionBank.objects.get(locale__language_code="fr")
    english = Question.objects.get(key="one-sign", locale__language_code="en")
    assert question.lasting_id == english.lasting_id
    assert ids_in(question.body.get_prep_value()) == ids_in(english.body.get_prep_value())


def test_a_quiz_is_translated_with_its_rules(desk, english_course):
    submit(desk, english_course, whole=True)
    french, english = (Quiz.objects.get(locale__language_code=code) for code in ("fr", "en"))
    assert french.rules == english.rules
    assert ids_in(french.questions.get_prep_value()) == ids_in(english.questions.get_prep_value())


def test_whoever_read_it_in_english_goes_on_in_french(client_of, learner, translated, english_course):
    reader = client_of(learner)
    french = Course.objects.get(locale__language_code="fr")
    french.get_latest_revision().publish()
    reader.post("/courses/small-steps/first-module/at-the-desk/", {"block": "late", "ending": "told"})
    page = reader.get("/fr/courses/small-steps/first-module/at-the-desk/").text
    assert "Un client attend." in page and 'notice--good" role="status"' in page
    assert len(outline_at("small-steps", "fr").steps) == 3


def test_the_numbers_of_a_help_service_cannot_be_translated_away(bilingual_site, help_line):
    french = Locale.objects.get(language_code="fr")
    help_line.verified_on = datetime.date(2026, 11, 20)
    help_line.save()
    translate_object(help_line, [french])
    there = HelpService.objects.get(locale=french)
    there.phone, there.name = "12345", "La Ligne"
    there.save()
    there.refresh_from_db()
    assert (there.phone, there.name) == (help_line.phone, "La Ligne")
    offered = Translation.objects.get().source.stringsegment_set.values_list("string__data", flat=True)
    assert "The Line" in offered and help_line.phone not in offered


def test_an_editor_who_is_no_administrator_may_translate(english_course):
    from django.contrib.auth.models import Group

    from home.desk import open_desk

    open_desk()
    for name in ("Editors", "Moderators"):
        assert Group.objects.get(name=name).permissions.filter(codename="submit_translation").exists()


def test_a_fact_is_shown_in_french_where_it_is_put_into_french(client, bilingual_course):
    fact = Fact.objects.get()
    fact.status = "verified"
    fact.save()
    french = fact.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.wording = "Cela peut être un travail."
    french.save()
    address = "/courses/small-steps/first-module/at-the-desk/"
    assert "It can be work." in client.get(address).text
    page = client.get(f"/fr{address}").text
    assert "Cela peut être un travail." in page and "It can be work." not in page
