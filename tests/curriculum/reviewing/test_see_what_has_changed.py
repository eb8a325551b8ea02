"""The change list: what the draft says that learners do not read yet."""

import re

import pytest

from curriculum.models import Lesson
from curriculum.reviewing.comparing import What, differences, moved_ids
from curriculum.reviewing.words import marked
from tests.curriculum.bodies import SCENARIO

HELLO = {"type": "text", "value": "<p>Hello there, everyone.</p>", "id": "hello"}


def draft_of(lesson: Lesson, **values) -> Lesson:
    draft = Lesson.objects.get(pk=lesson.pk)
    for name, value in values.items():
        setattr(draft, name, value)
    return draft


def told(lesson: Lesson, draft: Lesson) -> list[tuple[str, str]]:
    return [(found.label, str(found.what)) for found in differences(Lesson.objects.get(pk=lesson.pk), draft)]


def test_nothing_has_changed(lesson):
    assert told(lesson, draft_of(lesson)) == []


def test_a_changed_title_shows_the_old_and_the_new_words(lesson):
    [found] = differences(lesson, draft_of(lesson, title="Lesson one, again"))
    assert found.label == "Title" and '<span class="addition">, again</span>' in found.html


def test_blocks_are_named_by_their_kind_and_words(lesson):
    body = lesson.body.raw_data
    changed = draft_of(lesson, body=[HELLO, *list(body)[1:]])
    assert told(lesson, changed) == [("Text ‘Hello there, everyone.’", "changed")]
    added = draft_of(lesson, body=[*body, HELLO | {"id": "another"}])
    assert told(lesson, added) == [("Text ‘Hello there, everyone.’", "added")]
    assert [what for _label, what in told(lesson, draft_of(lesson, body=list(body)[1:]))] == ["removed"]


def test_a_moved_block_is_one_line(lesson):
    first, *others = lesson.body.raw_data
    assert told(lesson, draft_of(lesson, body=[*others, first])) == [("Text ‘Hello.’", "moved")]


def test_of_a_story_only_the_field_that_changed_is_told(lesson):
    body = [dict(child) for child in lesson.body.raw_data]
    body[1] |= {"value": SCENARIO | {"title": "Quite another title"}}
    [found] = differences(lesson, draft_of(lesson, body=body))
    assert found.what is What.CHANGED and "Quite another title" in found.html and "scene" not in found.html.lower()


def test_the_marks_of_the_editor_are_no_change(lesson):
    body = [dict(child) for child in lesson.body.raw_data]
    body[0] |= {"value": '<p data-block-key="x1">Hello.</p>'}
    assert told(lesson, draft_of(lesson, body=body)) == []


def test_where_a_pack_wrapped_its_lines_is_no_change(lesson):
    wrapped, in_one = (HELLO | {"value": f"<p>Hello there,{gap}everyone.</p>"} for gap in ("\n", " "))
    lesson.body = [wrapped]
    lesson.save_revision().publish()
    assert told(lesson, draft_of(lesson, body=[in_one])) == []


def text_html(lesson: Lesson, before: str, after: str) -> str:
    """What the list shows of a text that was changed."""
    lesson.body = [HELLO | {"value": before}]
    lesson.save_revision().publish()
    [found] = differences(Lesson.objects.get(pk=lesson.pk), draft_of(lesson, body=[HELLO | {"value": after}]))
    return str(found.html)


def test_paragraphs_headings_and_items_stay_apart(lesson):
    before = "<h2>You</h2><p>It is up to you.</p><ul><li>One<ul><li>Within</li></ul></li><li>Two</li></ul><p>End.</p>"
    html = text_html(lesson, before, before.replace("End.", "The end."))
    assert html.startswith("You<br>It is up to you.<br>One<br>Within<br>Two<br>")


def test_only_the_words_that_changed_are_marked(lesson):
    html = text_html(lesson, "<p>It is up to you.</p><p>Your way.</p>", "<p>It is up to you.</p><p>Your choice.</p>")
    assert html == ('It is up to you.<br>Your<span class="deletion"> way</span><span class="addition"> choice</span>.')


def test_a_paragraph_between_two_others_is_the_only_one_marked(lesson):
    html = text_html(lesson, "<p>One.</p><p>Two.</p>", "<p>One.</p><p>New here.</p><p>Two.</p>")
    assert html == 'One.<br><span class="addition">New here.</span><br>Two.'
    html = text_html(lesson, "<p>One.</p><p>Old here.</p><p>Two.</p>", "<p>One.</p><p>Two.</p>")
    assert html == 'One.<br><span class="deletion">Old here.</span><br>Two.'


def test_paragraphs_within_a_story_stay_apart_too(lesson):
    scenes = [dict(scene) for scene in SCENARIO["scenes"]]
    scenes[0] = {**scenes[0], "text": "<p>Up to you.</p><p>Your way.</p>"}
    body = [dict(child) for child in lesson.body.raw_data]
    body[1] |= {"value": SCENARIO | {"scenes": scenes}}
    [found] = differences(lesson, draft_of(lesson, body=body))
    assert not re.search(r"you\.(<[^>]*span[^>]*>)*Your", found.html) and "way." in found.html


def test_objectives_are_compared_line_by_line(lesson):
    lesson.objectives = "Say no"
    lesson.save_revision().publish()
    [found] = differences(lesson, draft_of(lesson, objectives="Say no\nName a service"))
    assert found.html == 'Say no<br><span class="addition">Name a service</span>'


def test_what_is_written_in_a_paragraph_cannot_become_markup(lesson):
    html = text_html(lesson, "<p>Hello.</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
    assert "<script>" not in html


def test_few_moves_explain_an_order():
    assert moved_ids(["a", "b", "c", "d"], ["b", "c", "d", "a"]) == {"a"}
    assert moved_ids(["a", "b"], ["a", "b"]) == set()


def test_what_is_written_in_a_draft_cannot_become_markup(lesson):
    [found] = differences(lesson, draft_of(lesson, title="<script>alert(1)</script>"))
    assert "<script>" not in found.html


def test_an_editor_reads_the_list(lesson, client_of, editor):
    draft_of(lesson, title="Lesson one, again").save_revision()
    desk, address = client_of(editor), f"/cms/pages/{lesson.pk}/what-changed/"
    assert "again" in desk.get(address).content.decode()
    assert address in desk.get(f"/cms/pages/{lesson.pk}/edit/").content.decode()


@pytest.mark.parametrize("page_id", [1, 999999])
def test_other_pages_have_none(page_id, lesson, client_of, editor):
    assert client_of(editor).get(f"/cms/pages/{page_id}/what-changed/").status_code in {302, 404}


def test_texts_that_are_very_long_are_compared_all_the_same():
    """Without haste it would take minutes: every word is in the other text thousands of times."""
    long = "word " * 20_000
    assert "another" in marked([long], [f"{long} another"])
