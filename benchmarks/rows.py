"""The rows of the table: each a page or a write, and the bare view it is compared with."""

from __future__ import annotations

from benchmarks.analysis import analysis_rows
from benchmarks.bulk import bulk_row, seed_download
from benchmarks.class_page import class_page_rows
from benchmarks.crowd import answer, classes_start, crowd
from benchmarks.first_visit import first_visit
from benchmarks.inspector import inspector_row
from benchmarks.load import Rate, Request, measure
from benchmarks.register import register_rows
from benchmarks.seed import editor_cookie, seed_learners, sign_in, starter_outline
from benchmarks.server import BASE
from benchmarks.staff_list import staff_list_row
from curriculum.outline import Outline
from people.models import User
from progress import recording
from quizzes.attempts import starting
from quizzes.models import Quiz

Row = tuple[str, str, str, str]


def measure_all() -> list[Row]:
    outline = starter_outline()
    signed_in = [(person, *sign_in(person)) for person in seed_learners(outline)]
    cookies = [cookie for _, cookie, _ in signed_in]
    lesson = outline.steps[0].url
    quiz = Quiz.objects.live().get(
        locale__language_code="en", translation_key=next(step.key for step in outline.steps if step.kind == "quiz")
    )
    person = rate([Request("/bare/person/", cookie) for cookie in cookies])
    hello = rate([Request("/bare/hello/")])
    update = rate([Request("/bare/update/", cookie) for cookie in cookies])
    return [
        against("lesson page, signed in", rate([Request(lesson, cookie) for cookie in cookies]), person, 50),
        against(
            "the same, compressed by the application",
            rate([Request(lesson, cookie, encoding="gzip") for cookie in cookies]),
            person,
            None,
        ),
        against("lesson page, visitor", rate([Request(lesson)]), hello, None),
        against("course page, visitor", rate([Request(outline.url)]), hello, None),
        against("saving one answer", rate(answers(outline, quiz, signed_in)), update, 50),
        crowd(outline, quiz, list(User.objects.filter(username__startswith="bench-"))),
        classes_start(outline, quiz),
        ("first visit to a lesson", *first_visit(f"{BASE}{lesson}"), "≤ 60 KB without images, ≤ 12 requests"),
        *certificates(),
        second_download(*signed_in[0][:2]),
        bulk_row(),
        staff_list_row(),
        *analysis_rows(BASE, editor_cookie()),
        *class_page_rows(BASE, outline),
        *register_rows(BASE, outline),
        inspector_row(outline),
    ]


def rate(requests: list[Request]) -> Rate:
    """After a moment of warming up."""
    measure(BASE, requests, seconds=2)
    result = measure(BASE, requests)
    if result.failed:
        raise RuntimeError(f"{result.failed} requests to {requests[0].path} went wrong.")
    return result


def against(what: str, page: Rate, bare: Rate, bar: int | None) -> Row:
    share = round(100 * page.per_second / bare.per_second)
    measured = f"**{share} %** of the bare view ({page.per_second:.0f}/s, p95 {page.p95_ms:.0f} ms)"
    return what, measured, f"{bare.per_second:.0f}/s, p95 {bare.p95_ms:.0f} ms", f"≥ {bar} %" if bar else ""


def answers(outline: Outline, quiz: Quiz, signed_in: list[tuple[User, str, str]]) -> list[Request]:
    """One answer of each learner to a question of an attempt of their own."""
    return [answer_of(quiz, outline, *entry) for entry in signed_in]


def answer_of(quiz: Quiz, outline: Outline, person: User, cookie: str, token: str) -> Request:
    return answer(starting.start(recording.enrol(person, outline), quiz), 1, cookie, token)


def second_download(person: User, cookie: str) -> Row:
    download, bare = (rate([Request(address, cookie)]) for address in seed_download(person))
    return against("a second download of a certificate", download, bare, 50)


def certificates() -> list[Row]:
    from benchmarks.certificate import compare

    page, alone, whole = (1000 * seconds for seconds in compare())
    return [
        ("certificate, made once", f"**{page / alone:.2f} ×** WeasyPrint's own time", f"{alone:.0f} ms", "≤ 1.3 ×"),
        (
            "the same, with its credential and signed",
            f"**{whole / alone:.2f} ×** ({whole:.0f} ms)",
            f"{alone:.0f} ms",
            "",
        ),
    ]
