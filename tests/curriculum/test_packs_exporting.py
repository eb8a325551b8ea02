"""`export_pack` gives back the files that were loaded."""

import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from curriculum.models import Course, Lesson, Module
from curriculum.packing.exporting import export_pack
from curriculum.packing.loading import load_pack
from curriculum.packing.registers import load_registers
from quizzes.models import Question, QuestionBank
from tests.courses import add_french
from tests.curriculum.small_pack import FILES, SVG, change, files_of

SHIPPED = Path(settings.BASE_DIR) / "curriculum" / "packs"

pytestmark = pytest.mark.usefixtures("empty_site")


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


def export(out: Path) -> dict[str, bytes]:
    return files_of(export_pack(Course.objects.get(), out))


def test_what_was_loaded_is_written_back_byte_for_byte(small_pack, out):
    load_pack(small_pack)
    assert export(out) == {name: text.encode() for name, text in FILES.items()}


@pytest.mark.parametrize("slug", sorted(path.name for path in SHIPPED.iterdir() if path.is_dir()))
def test_the_packs_that_come_with_the_site_are_stored_as_they_are_exported(slug, out):
    add_french()
    load_registers(SHIPPED.parent / "registers")
    load_pack(SHIPPED / slug)
    exported = files_of(export_pack(Course.objects.get(locale__language_code="en"), out))
    stored = files_of(SHIPPED / slug)
    assert exported.keys() == stored.keys()
    assert [name for name in stored if exported[name] != stored[name]] == []
    assert load_pack(out / slug) == []


def test_spaces_that_do_not_break_are_kept(small_pack, out):
    change(small_pack, "01-first-module/01-at-the-desk.yaml", "title: A late arrival", "title: At 11\u00a0pm\u202f!")
    load_pack(small_pack)
    assert export(out) == files_of(small_pack)


def test_an_exported_pack_loads_without_a_change(small_pack, out):
    load_pack(small_pack)
    export(out)
    assert load_pack(out / "small-steps") == []


def test_what_an_editor_changed_is_in_the_files(small_pack, out):
    load_pack(small_pack)
    lesson = Lesson.objects.get(slug="at-the-desk")
    lesson.title = "At the front desk: now"
    lesson.save_revision().publish()
    assert export(out)["01-first-module/01-at-the-desk.yaml"].startswith(b'title: "At the front desk: now"\n')
    assert load_pack(out / "small-steps") == []


def test_drafts_and_unpublished_pages_are_not_exported(small_pack, out):
    load_pack(small_pack)
    lesson = Lesson.objects.get(slug="whom-to-tell")
    lesson.title = "A draft"
    lesson.save_revision()
    Lesson.objects.get(slug="at-the-desk").unpublish()
    files = export(out)
    assert files["02-second-module/01-whom-to-tell.yaml"].startswith(b"title: Whom to tell\n")
    assert "01-first-module/01-check.quiz.yaml" in files


def test_a_page_that_changed_its_address_takes_its_key_along(small_pack, out):
    load_pack(small_pack)
    lesson = Lesson.objects.get(slug="whom-to-tell")
    lesson.slug = "who-helps"
    lesson.save_revision().publish()
    assert f"key: {lesson.translation_key}\n".encode() in export(out)["02-second-module/01-who-helps.yaml"]
    assert load_pack(out / "small-steps") == []
    assert Lesson.objects.get(slug="who-helps").pk == lesson.pk


def test_a_course_made_by_hand_can_be_exported_and_loaded(small_pack, out):
    load_pack(small_pack)
    module = Module.objects.first()
    made = Lesson(title="Made by hand", slug="by-hand", minutes=2)
    made.body = [("text", "<h2>So <b>far</b></h2><ul><li>one</li></ul>"), ("grounding", {"steps": ["Breathe."]})]
    module.add_child(instance=made)
    assert b"      ## So **far**\n\n      - one\n" in export(out)["01-first-module/03-by-hand.yaml"]
    assert load_pack(out / "small-steps") == []


def test_writing_over_an_older_pack_removes_files_of_pages_that_are_gone(small_pack):
    load_pack(small_pack)
    Module.objects.get(slug="second-module").unpublish()
    export(small_pack)
    assert not (small_pack / "02-second-module").exists()
    assert (small_pack / "01-first-module/module.yaml").is_file()


def test_a_question_of_another_bank_is_named_with_its_bank(small_pack, out):
    load_pack(small_pack)
    other = QuestionBank.objects.create(slug="shared", title="Shared")
    question = Question.objects.get(key="border")
    question.pk, question.bank, question.key, question.translation_key = None, other, "shared-one", uuid.uuid4()
    question.save()
    change(small_pack, "01-first-module/01-at-the-desk.yaml", "question: one-sign", "question: shared/shared-one")
    load_pack(small_pack)
    assert b"question: shared/shared-one\n" in export(out)["01-first-module/01-at-the-desk.yaml"]


def test_a_question_takes_its_picture_along(small_pack, out):
    picture = "    picture: lobby.svg\n    picture_alt: A calm lobby.\n"
    change(small_pack, "bank.yaml", "    options:\n", f"{picture}    options:\n")
    load_pack(small_pack)
    assert Question.objects.get(key="one-sign").body[0].value["picture"].title == "lobby"
    assert export(out) == files_of(small_pack)
    assert load_pack(out / "small-steps") == []


def test_a_question_whose_picture_was_exchanged_is_brought_up_to_date(small_pack):
    change(small_pack, "bank.yaml", "    options:\n", "    picture: desk.svg\n    picture_alt: A desk.\n    options:\n")
    desk = small_pack / "images" / "desk.svg"
    desk.write_text(SVG.replace("#446", "#644"), encoding="utf-8")
    load_pack(small_pack)
    desk.write_text(SVG.replace("#446", "#464"), encoding="utf-8")
    assert load_pack(small_pack) == ["updated: bank.yaml, one-sign"]


def test_a_link_to_a_page_is_written_as_its_address_and_found_again(small_pack, out):
    load_pack(small_pack)
    address = Lesson.objects.get(slug="whom-to-tell").get_url_parts()[2]
    change(small_pack, "01-first-module/01-at-the-desk.yaml", "https://example.org/", address)
    load_pack(small_pack)
    assert 'linktype="page"' in Lesson.objects.get(slug="at-the-desk").body[0].value.source
    assert f"[link]({address})".encode() in export(out)["01-first-module/01-at-the-desk.yaml"]


def test_the_command_writes_into_a_folder_named_after_the_course(small_pack, out, capsys):
    load_pack(small_pack)
    call_command("export_pack", "small-steps", str(out))
    assert capsys.readouterr().out == f"{out.resolve() / 'small-steps'}\n"


def test_the_command_knows_no_other_courses(small_pack, out):
    load_pack(small_pack)
    with pytest.raises(CommandError, match=r"Courses: small-steps \(en\)"):
        call_command("export_pack", "large-steps", str(out))
