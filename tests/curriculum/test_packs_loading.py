"""`load_pack`: a folder of files becomes a course, and stays the same course however often it is loaded."""

import shutil

import pytest
from django.core.management import CommandError, call_command
from wagtail.images.models import Image
from wagtail.models import Locale

from curriculum.blocks import LESSON_BLOCKS
from curriculum.models import Course, Lesson, Module
from curriculum.outline import outline_of
from curriculum.packing.blocks import Sheet, write_value
from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused
from quizzes.models import Question, Quiz
from tests.curriculum.small_pack import change

DESK = "01-first-module/01-at-the-desk.yaml"
TELL = "02-second-module/01-whom-to-tell.yaml"

pytestmark = pytest.mark.usefixtures("empty_site")


def desk() -> Lesson:
    return Lesson.objects.get(slug="at-the-desk")


def test_a_pack_becomes_a_published_course_in_the_order_of_its_files(small_pack):
    load_pack(small_pack)
    titles = [step.title for step in outline_of(Course.objects.live().get(slug="small-steps")).steps]
    assert titles == ["At the desk", "Check", "Whom to tell"]


def test_every_field_of_the_course_arrives(small_pack):
    load_pack(small_pack)
    course = Course.objects.get()
    assert (course.audience, course.sector, course.region, course.valid_months) == (
        "employers",
        "hospitality",
        "CA-ON",
        12,
    )
    assert course.introduction.startswith("<p>You meet people <i>all day</i>.\nYou know")
    assert (course.picture.title, course.picture_alt) == ("lobby", "A calm lobby.")


def test_blocks_keep_the_ids_of_the_file(small_pack):
    load_pack(small_pack)
    assert [block.id for block in desk().body] == [
        *("opening", "lobby", "fact", "late", "chat", "check"),
        *("settling", "whose-fault"),
    ]
    assert desk().body[2].value["fact"].key == "F1"
    assert desk().body[5].value["question"].key == "one-sign"


def test_the_quiz_draws_from_the_packs_own_bank(small_pack):
    load_pack(small_pack)
    draw, own = Quiz.objects.get().questions
    assert draw.value["bank"].slug == "small-steps"
    assert (own.id, own.value["answer"]) == ("own", True)


def test_loading_twice_changes_nothing_at_all(small_pack, everything_stored, capsys):
    load_pack(small_pack)
    before = everything_stored()
    call_command("load_pack", str(small_pack))
    assert everything_stored() == before
    assert capsys.readouterr().out == "unchanged\n"


def test_a_changed_word_updates_one_page_and_keeps_every_id(small_pack):
    load_pack(small_pack)
    page, items = desk(), desk().body[4].value["messages"].bound_blocks
    change(small_pack, DESK, "Friendly.", "A greeting.")
    assert load_pack(small_pack) == [f"updated: {DESK}"]
    again = desk()
    assert (again.pk, again.translation_key) == (page.pk, page.translation_key)
    assert [item.id for item in again.body[4].value["messages"].bound_blocks] == [item.id for item in items]


def test_a_message_put_in_the_middle_leaves_the_ids_of_the_others(small_pack):
    load_pack(small_pack)
    first, last = (item.id for item in desk().body[4].value["messages"].bound_blocks)
    extra = "      - from: Ana\n        text: Me?\n        second_look: false\n        why: Asking.\n"
    change(small_pack, DESK, "      - from: Ben\n", f"{extra}      - from: Ben\n")
    load_pack(small_pack)
    found = [item.id for item in desk().body[4].value["messages"].bound_blocks]
    assert (found[0], found[2]) == (first, last)
    assert found[1] not in (first, last)


def test_options_of_a_question_keep_their_ids(small_pack):
    load_pack(small_pack)
    ids = [option["id"] for option in Question.objects.get(key="one-sign").frozen()["options"]]
    change(small_pack, "bank.yaml", "Keep it in mind.", "Keep it in mind, and look again.")
    load_pack(small_pack)
    assert [option["id"] for option in Question.objects.get(key="one-sign").frozen()["options"]] == ids


def test_files_in_another_order_move_pages_and_keep_them(small_pack):
    load_pack(small_pack)
    page = desk()
    (small_pack / DESK).rename(small_pack / "01-first-module/03-at-the-desk.yaml")
    assert load_pack(small_pack) == ["put in order"]
    assert [step.slug for step in outline_of(Course.objects.get()).steps][:2] == ["check", "at-the-desk"]
    assert desk().pk == page.pk
    assert load_pack(small_pack) == []


def test_a_page_that_is_no_longer_in_the_pack_is_unpublished_and_may_come_back(small_pack):
    load_pack(small_pack)
    page = desk()
    text = (small_pack / DESK).read_text(encoding="utf-8")
    (small_pack / DESK).unlink()
    assert load_pack(small_pack) == [f"unpublished: “At the desk” (its key was {page.translation_key})"]
    assert load_pack(small_pack) == []
    assert not Lesson.objects.get(pk=page.pk).live
    (small_pack / DESK).write_text(text, encoding="utf-8")
    load_pack(small_pack)
    assert Lesson.objects.get(pk=page.pk).live


def test_a_module_that_is_gone_takes_its_lessons_with_it(small_pack):
    load_pack(small_pack)
    shutil.rmtree(small_pack / "02-second-module")
    assert len(load_pack(small_pack)) == 2
    assert Module.objects.live().count() == 1
    assert load_pack(small_pack) == []


def test_a_renamed_file_with_its_old_key_stays_the_same_page(small_pack):
    load_pack(small_pack)
    page = desk()
    (small_pack / DESK).rename(small_pack / "01-first-module/01-front-desk.yaml")
    change(small_pack, "01-first-module/01-front-desk.yaml", "title:", f"key: {page.translation_key}\ntitle:")
    load_pack(small_pack)
    assert Lesson.objects.get(slug="front-desk").pk == page.pk
    assert load_pack(small_pack) == []


def test_a_lesson_may_move_to_another_module(small_pack):
    load_pack(small_pack)
    page = desk()
    moved = "02-second-module/02-at-the-desk.yaml"
    (small_pack / DESK).rename(small_pack / moved)
    change(small_pack, moved, "title:", f"key: {page.translation_key}\ntitle:")
    load_pack(small_pack)
    assert desk().pk == page.pk
    assert desk().get_parent().slug == "second-module"
    assert load_pack(small_pack) == []


def test_another_picture_under_the_same_name_is_noticed(small_pack):
    load_pack(small_pack)
    change(small_pack, "images/lobby.svg", "#446", "#644")
    assert load_pack(small_pack) == ["updated: course.yaml", f"updated: {DESK}"]
    assert desk().body[1].value["file"].pk == Image.objects.latest("pk").pk


def test_a_picture_that_is_there_already_is_used_again(small_pack, tmp_path):
    load_pack(small_pack)
    other = shutil.copytree(small_pack, tmp_path / "other-steps")
    load_pack(other)
    assert Image.objects.count() == 1
    assert Course.objects.count() == 2


def test_a_question_that_is_gone_from_the_bank_is_removed(small_pack):
    load_pack(small_pack)
    text = (small_pack / "bank.yaml").read_text(encoding="utf-8")
    border = text[text.index("  - id: border") :]
    change(small_pack, "bank.yaml", border, border.replace("id: border", "id: no-border"))
    assert load_pack(small_pack) == ["created: bank.yaml, no-border", "removed: bank.yaml, border"]


def test_questions_come_in_the_order_of_the_bank(small_pack):
    load_pack(small_pack)
    text = (small_pack / "bank.yaml").read_text(encoding="utf-8")
    head, one, two = text.partition("  - id: one-sign")[0], *split_questions(text)
    (small_pack / "bank.yaml").write_text(head + two + one, encoding="utf-8")
    load_pack(small_pack)
    assert [question.key for question in Question.objects.all()] == ["border", "one-sign"]


def split_questions(text: str) -> tuple[str, str]:
    start, cut = text.index("  - id: one-sign"), text.index("  - id: border")
    return text[start:cut], text[cut:]


def test_a_pack_in_a_language_without_a_course_list_is_refused(small_pack):
    Locale.objects.get_or_create(language_code="fr")
    change(small_pack, "course.yaml", "language: en", "language: fr")
    with pytest.raises(PackRefused, match="no course list in this language"):
        load_pack(small_pack)


def test_the_command_names_every_mistake_and_says_that_nothing_was_written(small_pack):
    change(small_pack, DESK, "minutes: 4", "minutes: four")
    with pytest.raises(CommandError, match=rf"{DESK}, line 2: .*\nNothing was written\."):
        call_command("load_pack", str(small_pack))


def test_a_folder_without_a_pack_is_refused(tmp_path):
    with pytest.raises(PackRefused, match=r"course\.yaml, line 1: There is no such file"):
        load_pack(tmp_path)


def test_a_video_comes_with_its_captions(small_pack, everything_stored):
    (small_pack / "media").mkdir()
    (small_pack / "media/talk.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    (small_pack / "media/talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n")
    video = "  - block: video\n    id: talk\n    title: A talk\n    file: talk.mp4\n    captions: talk.vtt\n"
    change(small_pack, TELL, "body:\n", f"body:\n{video}    transcript: Hello.\n")
    load_pack(small_pack)
    value = Lesson.objects.get(slug="whom-to-tell").body[0].value
    assert (value["file"].filename, value["captions"].filename) == ("talk.mp4", "talk.vtt")
    before = everything_stored()
    assert load_pack(small_pack) == []
    assert everything_stored() == before


def test_every_kind_of_block_can_be_written_in_a_pack():
    sheet = Sheet("small-steps")
    for _name, block in LESSON_BLOCKS:
        assert write_value(block, block.normalize(block.get_preview_value()), sheet) is not None
