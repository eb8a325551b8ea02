"""A pupils' lesson with one block of nearly every kind, and the facilitator's module that opens its notes."""

from __future__ import annotations

from wagtail.models import Page

from curriculum.models import Course, CourseIndex, HelpService, Lesson, Module
from quizzes.models import Question
from tests.courses import build_home

SCENES = [
    ("start", "Somebody waves to you.", [("Wave back", "waved"), ("Walk on with a friend", "walked")]),
    ("waved", "They wave again.", [("Find your friend", "walked")]),
    ("walked", "You arrive together.", []),
]
MESSAGES = [
    ("Ari", "See you at six?", False, "A plain question."),
    ("Dev", "Tell nobody that we talk.", True, "A secret keeps help away."),
]


def scenes() -> list[dict]:
    return [
        {"scene": name, "text": f"<p>{text}</p>", "choices": [{"choice": words, "to": to} for words, to in choices]}
        for name, text, choices in SCENES
    ]


def messages() -> list[dict]:
    return [{"from": by, "text": text, "second_look": look, "why": why} for by, text, look, why in MESSAGES]


def body(checks: dict[str, Question]) -> list[dict]:
    blocks = [
        ("before", "before_you_start", {"text": "<p>You may pause at any time.</p>"}),
        ("first", "teacher_note", {"heading": "Arriving", "minutes": 5, "text": "<p>Say: welcome, everyone.</p>"}),
        ("words", "text", "<h2>A path</h2><p>It is yours.</p>"),
        ("aside", "teacher_note", {"heading": "", "minutes": None, "text": "<p>Leave room for quiet.</p>"}),
        ("settle", "grounding", {"title": "Settle", "steps": ["Feel your feet.", "Breathe out."]}),
        ("second", "teacher_note", {"heading": "On your feet", "minutes": 15, "text": "<p>Pairs first.</p>"}),
        ("corner", "scenario", {"title": "At the corner", "introduction": "<p>It is four.</p>", "scenes": scenes()}),
        ("chat", "conversation", {"title": "A chat", "messages": messages(), "closing": "<p>A secret.</p>"}),
        *((name, "knowledge_check", {"question": question.pk}) for name, question in checks.items()),
        ("talk", "discussion", {"prompt": "<p>What makes a path safe?</p>", "minutes": 4}),
        ("hard", "hard_question", {"question": "Is it my fault?", "answer": "<p>No.</p>"}),
        ("points", "key_points", {"heading": "To keep", "points": ["Walk together."]}),
        ("help", "help_services", {"heading": "People who listen", "introduction": ""}),
    ]
    return [{"id": id, "type": kind, "value": value} for id, kind, value in blocks]


def add(parent: Page, kind: type[Page], title: str, slug: str, **facts: object) -> Page:
    return parent.add_child(instance=kind(title=title, slug=slug, **facts))


def build_lesson(checks: dict[str, Question]) -> Lesson:
    index = build_home().add_child(instance=CourseIndex(title="Courses", slug="courses"))
    staff = add(index, Course, "For Teachers", "for-teachers", audience="educators")
    add(add(staff, Module, "Leading it", "leading"), Lesson, "Ground rules", "rules")
    course = add(
        index, Course, "Level Path", "level-path", audience="grades-7-8", facilitator_module="for-teachers/leading"
    )
    module = add(course, Module, "Walking", "walking")
    add(module, Lesson, "Bare", "bare", body=[{"id": "only", "type": "text", "value": "<p>Just words.</p>"}])
    HelpService.objects.create(key="e", name="Emergency", phone="911", region="CA", status="verified")
    return add(module, Lesson, "On the way", "on-the-way", minutes=25, body=body(checks))
