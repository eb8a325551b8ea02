"""A pack that is loaded again over a course that learners take."""

import pytest

from curriculum.models import Change, Course, Lesson
from curriculum.packing.loading import load_pack
from curriculum.packing.problems import PackRefused

pytestmark = pytest.mark.usefixtures("empty_site")


def rewrite(pack, file: str, old: str, new: str) -> None:
    [path] = pack.rglob(file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def log() -> list[tuple[str, str]]:
    return list(Change.objects.oldest_first().exclude(kind="first").values_list("kind", "version"))


def test_a_pack_with_a_higher_version_is_a_material_change_of_the_course(small_pack):
    load_pack(small_pack)
    rewrite(small_pack, "course.yaml", '"1.0"', '"1.1"')
    load_pack(small_pack)
    assert Course.objects.get().version == "1.1" and log() == [("material", "1.1")]
    load_pack(small_pack)
    assert log() == [("material", "1.1")]


def test_everything_in_it_is_new_at_first_and_nothing_the_second_time(small_pack):
    load_pack(small_pack)
    first = Change.objects.count()
    load_pack(small_pack)
    assert set(Change.objects.values_list("kind", flat=True)) == {"first"} and Change.objects.count() == first > 2


def test_a_changed_lesson_of_a_pack_is_small(small_pack):
    load_pack(small_pack)
    lesson = Lesson.objects.order_by("path").first()
    rewrite(small_pack, f"*{lesson.slug}.yaml", f"title: {lesson.title}", f"title: {lesson.title} anew")
    load_pack(small_pack)
    assert log() == [("small", "1.0")]


def test_a_version_that_rose_on_the_site_stays(small_pack):
    load_pack(small_pack)
    lesson = Lesson.objects.order_by("path").first()
    lesson.title, lesson.change_kind, lesson.change_note = "Anew", "material", "Four steps."
    lesson.save_revision().publish()
    assert any("kept as edited on the site: course.yaml" in line for line in load_pack(small_pack))
    assert Course.objects.get().version == "1.1"
    load_pack(small_pack, overwrite=True)
    assert Course.objects.get().version == "1.1"
    rewrite(small_pack, "course.yaml", '"1.0"', '"0.9"')
    with pytest.raises(PackRefused):
        load_pack(small_pack)
