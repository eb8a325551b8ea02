"""A draft as learners and leaders get it, by day, by night and on paper."""

import pytest

from curriculum.previews import MODES

NOTE = "Only for leaders."


def preview(lesson, mode: str):
    return lesson.make_preview_request(None, mode)


@pytest.mark.parametrize(("mode", "look"), [("", "light"), ("dark", "dark"), ("print", "print")])
def test_learners_see_no_notes_and_the_look_that_was_chosen(lesson, mode, look):
    page = preview(lesson, mode).content.decode()
    assert NOTE not in page and f"css/plainsight-{look}.css" in page


@pytest.mark.parametrize(("mode", "look"), [("leader", "light"), ("leader-dark", "dark"), ("leader-print", "print")])
def test_leaders_see_their_notes(lesson, mode, look):
    page = preview(lesson, mode).content.decode()
    assert NOTE in page and f"css/plainsight-{look}.css" in page


def test_a_dark_preview_tells_the_browser_so(lesson):
    assert '<meta name="color-scheme" content="dark">' in preview(lesson, "dark").content.decode()


@pytest.mark.parametrize("mode", [mode for mode, _label in MODES])
def test_every_preview_keeps_the_learner_s_policy(lesson, mode):
    policy = preview(lesson, mode).headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy and "style-src 'self';" in policy and "unsafe" not in policy


def test_the_published_page_leaves_it_to_the_reader_s_device(lesson, client):
    page = client.get(lesson.get_url()).content.decode()
    assert "css/plainsight.css" in page and '<meta name="color-scheme" content="light dark">' in page


def test_a_draft_with_every_kind_of_block_empty_can_be_looked_at(lesson):
    kinds = blocks_of(lesson)
    lesson.body = [(kind, block.normalize(block.get_default())) for kind, block in kinds.items()]
    for mode, _label in MODES:
        assert preview(lesson, mode).status_code == 200


def blocks_of(lesson) -> dict:
    return lesson._meta.get_field("body").stream_block.child_blocks
