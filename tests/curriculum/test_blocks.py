"""Every block is complete, and says in a sentence what an editor has to put right."""

from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from wagtail.blocks import StreamBlock

from curriculum.blocks import LESSON_BLOCKS
from curriculum.blocks.story import story_problems
from tests.curriculum.bodies import CONVERSATION, SCENARIO

STREAM = StreamBlock(LESSON_BLOCKS)
BLOCKS = [pytest.param(name, block, id=name) for name, block in LESSON_BLOCKS]
PACK_FIELDS = {
    "before_you_start": ["text"],
    "key_points": ["heading", "points"],
    "image": ["file", "alt", "caption"],
    "video": ["title", "file", "captions", "transcript"],
    "fact": ["fact"],
    "scenario": ["title", "introduction", "scenes", "required"],
    "conversation": ["title", "introduction", "messages", "closing", "required"],
    "reflection": ["prompt"],
    "grounding": ["title", "steps"],
    "discussion": ["prompt", "minutes"],
    "teacher_note": ["heading", "minutes", "text"],
    "hard_question": ["question", "answer"],
    "knowledge_check": ["question", "required"],
    "help_services": ["heading", "introduction"],
    "sources": ["items"],
}


def cleaned(kind: str, value: dict):
    block = STREAM.child_blocks[kind]
    return block.clean(block.to_python(value))


def sentences(error) -> str:
    return str(error.value.as_json_data())


def scenes_with(**changes) -> list[dict]:
    """The sound story with one scene replaced: `asked={"choices": [...]}`."""
    scenes = deepcopy(SCENARIO["scenes"])
    return [scene | changes.get(scene["scene"], {}) for scene in scenes]


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_has_a_module_a_template_and_a_stylesheet_of_its_name(name, block):
    assert type(block).__module__ == f"curriculum.blocks.{name}"
    assert get_template(f"curriculum/blocks/{name}.html") and block.meta.template == f"curriculum/blocks/{name}.html"
    stylesheet = "prose" if name == "text" else name.replace("_", "-")
    assert (Path(settings.BASE_DIR) / "static/css/components" / f"{stylesheet}.css").exists()


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_tells_editors_what_it_is(name, block):
    assert block.meta.icon != "placeholder"
    assert block.label and block.meta.group and block.get_description().endswith(".")


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_tells_editors_what_makes_a_good_one(name, block):
    words = block.field.help_text if name == "text" else block.meta.help_text
    assert len(str(words)) > 60 and str(words).endswith(".")


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_an_empty_block_of_a_draft_can_be_looked_at(name, block, db):
    value = block.normalize(block.get_default())
    assert isinstance(block.render(value, {"for_editor": True, "for_leader": True, "id": "a"}), str)


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_can_be_previewed(name, block, client, editor, django_assert_max_num_queries):
    client.force_login(editor)
    stream_child = next(iter(child for child in lesson_child_blocks() if child.name == name))
    response = client.get("/cms/block-preview/", {"id": stream_child.definition_prefix})
    assert response.status_code == 200
    assert b"css/plainsight.css" in response.content


def lesson_child_blocks():
    from curriculum.models import Lesson

    return Lesson._meta.get_field("body").stream_block.child_blocks.values()


@pytest.mark.parametrize(("kind", "fields"), PACK_FIELDS.items())
def test_fields_are_named_as_in_packs(kind, fields):
    assert list(STREAM.child_blocks[kind].child_blocks) == fields


def test_a_picture_needs_a_description(db):
    with pytest.raises(ValidationError) as error:
        cleaned("image", {"file": None, "alt": "  ", "caption": ""})
    assert "alt" in error.value.block_errors


def test_a_video_needs_captions_and_a_transcript(db):
    with pytest.raises(ValidationError) as error:
        cleaned("video", {"title": "A quiet word", "file": None, "captions": None, "transcript": ""})
    assert {"captions", "transcript"} <= set(error.value.block_errors)


def test_a_sound_story_and_a_sound_chat_are_accepted():
    assert cleaned("scenario", SCENARIO).start == "start"
    assert cleaned("conversation", CONVERSATION).worth_it == {0, 2}


def test_a_choice_must_lead_to_a_scene_that_exists():
    problems = story_problems(scenes_with(asked={"choices": [{"choice": "Go", "to": "nowhere"}]}))
    assert [(problem.at, problem.sentence) for problem in problems] == [
        (1, "A choice leads to “nowhere”, and there is no scene of that name.")
    ]


def test_every_scene_must_be_reached():
    problems = story_problems(scenes_with(start={"choices": [{"choice": "Tell", "to": "told"}]}))
    assert [problem.at for problem in problems] == [1]
    assert "No choice leads to this scene" in problems[0].sentence


def test_a_wrong_turn_must_be_recoverable():
    problems = story_problems(scenes_with(asked={"choices": [{"choice": "Again", "to": "asked"}]}))
    assert [problem.at for problem in problems] == [1]
    assert "No ending can be reached" in problems[0].sentence


def test_two_scenes_may_not_share_a_name_and_names_are_plain():
    scenes = [
        *SCENARIO["scenes"],
        {"scene": "told", "text": "", "choices": []},
        {"scene": "A B", "text": "", "choices": []},
    ]
    assert [problem.at for problem in story_problems(scenes)] == [3, 4]


def test_a_story_without_choices_is_none():
    assert "at least one choice" in story_problems([{"scene": "start", "text": "", "choices": []}])[0].sentence


def test_the_problem_stands_beside_its_scene():
    with pytest.raises(ValidationError) as error:
        cleaned("scenario", SCENARIO | {"scenes": scenes_with(asked={"choices": [{"choice": "Go", "to": "nowhere"}]})})
    assert "nowhere" in str(error.value.block_errors["scenes"].block_errors[1].block_errors["choices"])


def test_a_chat_without_anything_to_notice_is_refused():
    messages = [message | {"second_look": False} for message in CONVERSATION["messages"]]
    with pytest.raises(ValidationError) as error:
        cleaned("conversation", CONVERSATION | {"messages": messages})
    assert "second look" in str(error.value.block_errors["messages"])


def test_every_message_says_why():
    with pytest.raises(ValidationError):
        cleaned("conversation", CONVERSATION | {"messages": [CONVERSATION["messages"][0] | {"why": ""}]})


@pytest.mark.parametrize(
    ("kind", "draft"),
    [
        ("scenario", {"title": "", "scenes": scenes_with(asked={"choices": []}, start={"choices": []})}),
        ("conversation", {"title": "Half", "messages": []}),
        ("image", {"file": None, "alt": ""}),
        ("video", {"title": "", "file": None, "captions": None, "transcript": ""}),
        ("knowledge_check", {"question": None}),
    ],
)
def test_an_unfinished_draft_can_be_saved(db, kind, draft):
    block = STREAM.child_blocks[kind]
    assert block.clean_deferred(block.to_python(draft)) is not None


def test_searching_finds_what_stories_and_chats_tell_everyone(lesson):
    found = lesson._meta.get_field("body").get_searchable_content(lesson.body)
    told = (
        "A late arrival",
        "Eleven at night.",
        "She looks at the floor.",
        "Tell the duty manager",
        "The manager thanks you.",
    )
    assert {*told, "Messages about a job", "Ana", "What is the wage?"} <= set(found)
    assert not {"start", "asked", "told"} & set(found)


def test_searching_never_finds_answers_or_notes_for_leaders(lesson):
    found = " ".join(lesson._meta.get_field("body").get_searchable_content(lesson.body))
    assert "Hello" in found
    kept = ("Only for leaders", "Settling", "Whose fault", "never theirs", "It becomes a debt", "They hurry you")
    assert not any(words in found for words in kept)
