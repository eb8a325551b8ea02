"""A pack carries its course in French too: the same course, under the same keys and ids, in other words."""

import shutil

import pytest
from django.core.management import call_command
from wagtail.models import Page

from curriculum.models import Course, Lesson, Module
from curriculum.packing.exporting import export_pack
from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused
from quizzes.models import Question, QuestionBank, Quiz
from tests.curriculum.small_pack import FILES, change, files_of
from tests.french_pack import FRENCH_FILES

DESK = "fr/01-first-module/01-at-the-desk.yaml"


@pytest.fixture
def pack(bilingual_site, bilingual_pack):
    return bilingual_pack


def in_both(model, slug):
    return [model.objects.get(slug=slug, locale__language_code=code) for code in ("en", "fr")]


def ids_in(value) -> list:
    """The id of everything that has one, from the outside in."""
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value and "value" in value else []
        return own + [id for part in value.values() for id in ids_in(part)]
    return [id for part in value for id in ids_in(part)] if isinstance(value, list) else []


def test_pages_in_both_languages_are_translations_of_each_other(pack):
    load_pack(pack)
    for model, slug in ((Course, "small-steps"), (Module, "first-module"), (Lesson, "at-the-desk"), (Quiz, "check")):
        english, french = in_both(model, slug)
        assert english.translation_key == french.translation_key and english.title != french.title
    assert in_both(Lesson, "at-the-desk")[1].url == "/fr/courses/small-steps/first-module/at-the-desk/"


def test_everything_inside_a_page_has_the_same_id_in_both_languages(pack):
    load_pack(pack)
    english, french = (ids_in(page.body.get_prep_value()) for page in in_both(Lesson, "at-the-desk"))
    assert english == french and len(english) > 15 and None not in english
    english, french = (ids_in(page.questions.get_prep_value()) for page in in_both(Quiz, "check"))
    assert english == french


def test_a_question_has_the_same_options_in_both_languages(pack):
    load_pack(pack)
    english, french = Question.objects.filter(key="one-sign").order_by("locale_id")
    assert english.translation_key == french.translation_key and english.lasting_id == french.lasting_id
    assert ids_in(english.body.get_prep_value()) == ids_in(french.body.get_prep_value())
    assert "garde" in str(french.body[0].value["options"][0]["text"])


def test_french_pages_ask_the_questions_in_french(pack):
    load_pack(pack)
    lesson = in_both(Lesson, "at-the-desk")[1]
    check = next(block for block in lesson.body if block.block_type == "knowledge_check")
    assert check.value["question"].locale.language_code == "fr"
    assert in_both(Quiz, "check")[1].questions[0].value["bank"].title == "Petits pas : questions"


def test_what_was_loaded_is_written_back_byte_for_byte_in_both_languages(pack, tmp_path):
    load_pack(pack)
    for course in Course.objects.all():  # whichever of the two is named
        exported = files_of(export_pack(course, tmp_path / "out"))
        assert exported == {name: text.encode() for name, text in (FILES | FRENCH_FILES).items()}


def test_the_command_exports_a_course_that_is_there_in_two_languages(pack, tmp_path):
    load_pack(pack)
    call_command("export_pack", "small-steps", str(tmp_path / "out"))
    assert (tmp_path / "out" / "small-steps" / "fr" / "course.yaml").is_file()


def test_loading_it_again_changes_nothing(pack, everything_stored):
    load_pack(pack)
    before = everything_stored()
    assert load_pack(pack) == []
    assert everything_stored() == before


def test_a_change_of_the_french_alone_keeps_every_id(pack):
    load_pack(pack)
    before = ids_in(in_both(Lesson, "at-the-desk")[0].body.get_prep_value())
    change(pack, DESK, "Un client attend.", "Quelqu’un attend.")
    assert load_pack(pack) == [f"updated: {DESK}"]
    english, french = in_both(Lesson, "at-the-desk")
    assert ids_in(french.body.get_prep_value()) == before == ids_in(english.body.get_prep_value())


def test_a_part_added_in_both_languages_has_one_id(pack):
    load_pack(pack)
    for file in (DESK.removeprefix("fr/"), DESK):
        change(
            pack,
            file,
            "      - from: Ben\n",
            "      - {from: Ana, text: Why?, second_look: false, why: So.}\n      - from: Ben\n",
        )
    load_pack(pack)
    english, french = in_both(Lesson, "at-the-desk")
    assert ids_in(english.body.get_prep_value()) == ids_in(french.body.get_prep_value())


def test_a_translation_may_come_later_and_piece_by_piece(pack):
    shutil.move(pack / "fr", pack.parent / "fr")
    load_pack(pack)
    shutil.move(pack.parent / "fr", pack / "fr")
    (pack / DESK).unlink()
    load_pack(pack)
    assert Lesson.objects.filter(slug="at-the-desk").count() == 1
    assert Lesson.objects.filter(slug="whom-to-tell").count() == 2


def test_a_french_page_whose_file_is_gone_is_taken_down_alone(pack):
    load_pack(pack)
    (pack / DESK).unlink()
    assert any(line.startswith("unpublished: “À la réception”") for line in load_pack(pack))
    english, french = in_both(Lesson, "at-the-desk")
    assert english.live and not french.live


def test_where_the_whole_translation_is_gone_its_pages_are_taken_down(pack):
    load_pack(pack)
    shutil.rmtree(pack / "fr")
    load_pack(pack)
    assert not Page.objects.filter(locale__language_code="fr", depth__gt=3).live().exists()
    assert Course.objects.live().get().locale.language_code == "en"
    assert load_pack(pack) == []


def test_an_editors_french_is_kept(pack):
    load_pack(pack)
    french = in_both(Lesson, "at-the-desk")[1]
    french.title = "À l’accueil"
    french.save_revision().publish()
    assert load_pack(pack) == [f"kept as edited on the site: {DESK}"]
    change(pack, DESK, "title: À la réception", "title: Devant la réception")
    with pytest.raises(PackRefused, match=f"{DESK}, line 1: This was edited on the site"):
        load_pack(pack)


def test_a_reviewed_course_stays_reviewed_and_says_so_in_its_file(pack, tmp_path):
    load_pack(pack)
    course = in_both(Course, "small-steps")[1]
    assert course.needs_reviewer
    course.translation = "reviewed"
    course.save_revision().publish()
    load_pack(pack)
    assert not in_both(Course, "small-steps")[1].needs_reviewer
    assert b"translation: reviewed\n" in files_of(export_pack(course, tmp_path / "out"))["fr/course.yaml"]


MISTAKES = {
    "another number of minutes": (DESK, "minutes: 4", "minutes: 5", "line 2: This is “5”, and “4”"),
    "another id": (DESK, "id: lobby", "id: hall", "line 17: This is “hall”, and “lobby”"),
    "another topic": (DESK, "[definition, contacts]", "[definition, response-safety]", "line 5: This is “response"),
    "a message too few": (
        DESK,
        '      - from: Ana\n        text: "Hi: how are you?"\n        second_look: false\n        why: Friendly.\n',
        "",
        "There are 1 items here, and 2 in what this translates",
    ),
    "another message worth a look": (DESK, "second_look: true", "second_look: false", "This is “false”, and “true”"),
    "another scene": (DESK, "to: told", "to: aloud", "This is “aloud”, and “told”"),
    "another question": (DESK, "question: one-sign", "question: border", "This is “border”, and “one-sign”"),
    "another right answer": ("fr/bank.yaml", "        correct: true\n", "", "The field `correct` is missing"),
    "another pass mark": (
        "fr/01-first-module/02-check.quiz.yaml",
        "pass_mark: 80",
        "pass_mark: 60",
        "line 4: This is “60”",
    ),
    "another audience": ("fr/course.yaml", "audience: employers", "audience: parents", "line 5: This is “parents”"),
    "another language": ("fr/course.yaml", "language: fr", "language: en", "line 2: What lies in the folder fr/"),
    "another key": (
        DESK,
        "title: À la",
        "key: 9f1c2e34-0000-4000-8000-000000000000\ntitle: À la",
        "line 1: A translation has the key of what it translates",
    ),
    "a word too much": (
        "fr/course.yaml",
        "translation: machine",
        "translation: robot",
        "line 3: “robot” is not one of",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_translation_is_named_with_its_line(pack, everything_stored, file, old, new, sentence):
    before = everything_stored()
    change(pack, file, old, new)
    with pytest.raises(PackRefused) as refused:
        load_pack(pack)
    assert f"{file}, line " in str(refused.value) and sentence in str(refused.value)
    assert everything_stored() == before


def test_a_page_that_translates_nothing_is_refused(pack):
    (pack / "fr/02-second-module/02-more.yaml").write_text(
        (pack / "fr/02-second-module/01-whom-to-tell.yaml").read_text()
    )
    with pytest.raises(PackRefused, match="There is no file 02-second-module/02-more.yaml that this could translate"):
        load_pack(pack)


def test_mistakes_of_both_languages_are_told_in_one_go(pack):
    change(pack, "course.yaml", "audience: employers", "audience: nobody")
    change(pack, DESK, "minutes: 4", "minutes: 5")
    with pytest.raises(PackRefused) as refused:
        load_pack(pack)
    assert {problem.file for problem in refused.value.problems} >= {"course.yaml", DESK}


def test_a_translation_without_a_bank_asks_the_questions_as_they_were_written(pack):
    (pack / "fr/bank.yaml").unlink()
    load_pack(pack)
    quiz = in_both(Quiz, "check")[1]
    assert len(quiz.frozen()["questions"]) == 2 and QuestionBank.objects.count() == 1


def test_a_bank_that_comes_later_is_asked_then(pack):
    text = (pack / "fr/bank.yaml").read_text()
    (pack / "fr/bank.yaml").unlink()
    load_pack(pack)
    (pack / "fr/bank.yaml").write_text(text)
    load_pack(pack)
    prompts = [question["prompt"] for question in in_both(Quiz, "check")[1].frozen()["questions"].values()]
    assert any("frontière" in prompt for prompt in prompts)


def test_a_french_link_leads_to_the_french_page(pack, tmp_path):
    change(pack, DESK, "https://example.org/", "/fr/courses/small-steps/second-module/")
    load_pack(pack)
    load_pack(pack)
    change(pack, DESK, "title: À la réception", "title: Devant la réception")
    load_pack(pack)
    course = Course.objects.first()
    assert b"(/fr/courses/small-steps/second-module/)" in files_of(export_pack(course, tmp_path / "out"))[DESK]
