"""How each kind of block becomes slides. Whatever can be shown as in the lesson is its own template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.blocks import BoundBlock, StructValue
from wagtail.rich_text import RichText

from curriculum.models import Lesson
from dashboards.presenting.asked import Asked, asked_of_chat, asked_of_check, asked_of_scene, content_of
from dashboards.presenting.pieces import lines_of, pieces_of, rows_of, shared_out
from dashboards.teaching.answers import Part, answered
from dashboards.teaching.paper import paper_question
from quizzes.questions import Content, type_of

FOLDER = "dashboards/presenting/slides"
IN_A_BUBBLE = 48  # letters
SIDE_BY_SIDE = 32
IN_A_SOURCE = 90


@dataclass(frozen=True)
class Scene:
    name: str
    html: SafeString
    asked: Asked | None  # None: the story ends here


@dataclass(frozen=True)
class Slide:
    id: str
    kind: str
    title: str  # in plain words, for the second window and for those who listen
    html: SafeString
    asked: Asked | None = None
    scenes: tuple[Scene, ...] = ()
    is_answer: bool = False  # what the class should not see before it has thought
    minutes: int | None = None


Maker = Callable[[BoundBlock], list[Slide]]


def look(name: str, **context: Any) -> SafeString:
    return render_to_string(f"{FOLDER}/{name}.html", context)


def words_of(html: str) -> str:
    """The first heading, or the first words."""
    soup = BeautifulSoup(html, "html.parser")
    for aside in soup.select(".badge"):
        aside.decompose()
    heading = soup.find(["h1", "h2", "h3", "figcaption"]) or soup
    words = heading.get_text(" ", strip=True).split()
    return " ".join(words[:9]) + ("…" if len(words) > 9 else "")


def slide_of(child: BoundBlock, html: str, at: int = 1, title: str = "", **more: Any) -> Slide:
    """Pictures are fetched with the page: the network may be gone when their turn comes."""
    html = mark_safe(html.replace('loading="lazy"', 'loading="eager"'))  # noqa: S308 - made by templates
    number = f"--{at}" if at > 1 else ""
    return Slide(f"slide-{child.id}{number}", child.block_type, title or words_of(html), html, **more)


def opening(lesson: Lesson, course: str) -> Slide:
    return Slide("begin", "opening", lesson.title, look("opening", lesson=lesson, course=course))


def as_it_is(child: BoundBlock) -> list[Slide]:
    """A fact that is not verified, or a picture that is gone, shows nothing and gets no slide."""
    html = child.render()
    return [slide_of(child, html)] if html.strip() else []


def picture(child: BoundBlock) -> list[Slide]:
    return [replace(slide, title=gettext("Picture")) for slide in as_it_is(child)]


def discussion(child: BoundBlock) -> list[Slide]:
    return [replace(slide, minutes=child.value.get("minutes")) for slide in as_it_is(child)]


def text(child: BoundBlock) -> list[Slide]:
    def html_of(piece: str) -> str:
        return render_to_string("curriculum/blocks/text.html", {"value": RichText(piece)})

    pieces = enumerate(pieces_of(child.value.source), 1)
    return [slide_of(child, html_of(piece.html), at, title=piece.heading) for at, piece in pieces]


def listed(name: str, words: Callable[[Any], str], letters: int) -> Maker:
    """A block that is one list, cut where it is too long."""

    def make(child: BoundBlock) -> list[Slide]:
        shares = shared_out(child.value[name], lambda item: lines_of(words(item), letters))
        parts = [StructValue(child.block, [*child.value.items(), (name, share)]) for share in shares]
        return [slide_of(child, child.block.render(part), at) for at, part in enumerate(parts, 1)]

    return make


def scenario(child: BoundBlock) -> list[Slide]:
    """One slide, on which the class goes from scene to scene, behind one that sets it."""
    scenes = tuple(
        Scene(scene["scene"], mark_safe(str(RichText(scene["text"].source))), asked_of_scene(child.id, scene))  # noqa: S308
        for scene in child.value["scenes"]
    )
    title = child.value["title"]
    begins = slide_of(child, look("story_begins", value=child.value), title=title)
    return [begins, slide_of(child, look("story", title=title), 2, title, scenes=scenes)]


def conversation(child: BoundBlock) -> list[Slide]:
    """The chat, the question, and what is to be seen in it; each as many slides as it needs."""
    value = child.value
    read = shared_out(value.lines(), lambda line: rows_of(line["message"]["text"], IN_A_BUBBLE) + 1.7, 10.5)
    chat = [
        slide_of(child, look("chat", value=value, lines=lines, is_first=at == 1), at, value["title"])
        for at, lines in enumerate(read, 1)
    ]
    asked = asked_of_chat(child.id, value)
    begun = len(chat) + 1
    question = slide_of(child, look("asked", asked=asked), begun, asked.question, asked=asked)
    return [*chat, question, *chat_seen(child, begun + 1)]


def chat_seen(child: BoundBlock, begun: int) -> list[Slide]:
    def weight(line: dict) -> float:
        message = line["message"]
        return max(rows_of(message["text"], SIDE_BY_SIDE) + 1, rows_of(message["why"], IN_A_BUBBLE) + 1) + 0.9

    title = gettext("What deserves a second look")
    shares = shared_out(child.value.lines(), weight)
    slides = [look("chat_seen", lines=lines, title=title) for lines in shares]
    if child.value["closing"]:
        slides.append(look("closing", closing=child.value["closing"], title=title))
    return [slide_of(child, html, begun + at, title, is_answer=True) for at, html in enumerate(slides)]


def check(child: BoundBlock) -> list[Slide]:
    content = content_of(child.value)
    if content is None:
        return []
    asked = asked_of_check(child.id, content)
    html = look("asked", asked=asked) if asked else look("check", **public_side(content))
    key = answered(content)
    question = slide_of(child, html, title=key.heading, asked=asked)
    return [question, *check_answers(child, content)]


def public_side(content: Content) -> dict[str, Any]:
    """What is put in order or to its place is shown as it is; the rest looks as on paper."""
    question = type_of(content).context(content, prefix="class")["question"]
    parts = question.get("items") or question.get("options")
    return {"question": question, "parts": parts, "paper": "" if parts else paper_question(content)}


def check_answers(child: BoundBlock, content: Content) -> list[Slide]:
    key = answered(content)
    title = gettext("Look at it together")

    def weight(part: Part) -> float:
        return lines_of(f"{part.label} {part.belongs}") + rows_of(part.why)

    shares = shared_out(key.parts, weight, 9) or [[]]
    slides = []
    for at, parts in enumerate(shares, 1):
        context = {"key": key, "parts": parts, "is_first": at == 1, "is_last": at == len(shares), "title": title}
        slides.append(slide_of(child, look("check_seen", **context), at + 1, title, is_answer=True))
    return slides


MAKERS: dict[str, Maker] = {
    "before_you_start": as_it_is,
    "text": text,
    "key_points": listed("points", str, 58),
    "image": picture,
    "video": as_it_is,
    "fact": as_it_is,
    "scenario": scenario,
    "conversation": conversation,
    "knowledge_check": check,
    "reflection": as_it_is,
    "grounding": as_it_is,
    "discussion": discussion,
    "help_services": as_it_is,
    "sources": listed("items", lambda item: item["title"], IN_A_SOURCE),
}
