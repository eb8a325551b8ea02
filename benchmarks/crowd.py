"""A thousand learners answer ten questions each: no error, and every answer is there afterwards."""

from __future__ import annotations

import http.client
import queue
import threading
import time
from urllib.parse import urlencode, urlsplit

from django.urls import reverse

from benchmarks.load import CONNECTIONS, Request
from benchmarks.seed import seed_memberships, seed_people, sign_in
from benchmarks.server import BASE
from curriculum.outline import Outline
from people.models import Group, Organisation, User
from progress import recording
from progress.assigning import Terms, assign
from progress.targets import targets_of
from quizzes.attempts import starting
from quizzes.models import Attempt, Quiz, Response
from tests.quizzes.forms import right_form

QUESTIONS = 10
CLASSES, LEARNERS_EACH, SECONDS = 20, 30, 10


def crowd(outline: Outline, quiz: Quiz, people: list[User]) -> tuple[str, str, str, str]:
    """A row of the table: how many answers were kept, and how fast beside as many bare UPDATEs from the same client."""
    answers, updates = [], []
    Response.objects.all().delete()  # other rows have answered before
    for person in people:
        cookie, token = sign_in(person)
        attempt = starting.start(recording.enrol(person, outline), quiz)
        answers += [answer(attempt, number, cookie, token) for number in attempt.numbers[:QUESTIONS]]
        updates += [Request("/bare/update/", cookie)] * QUESTIONS
    rate, failed = send(answers)
    kept = Response.objects.exclude(answer={}).count()
    if failed or kept != len(answers):
        raise RuntimeError(f"Of {len(answers)} answers {failed} were refused and {kept} kept.")
    bare, _ = send(updates)
    measured = f"**{kept} of {len(answers)}** kept, no error; **{100 * rate / bare:.0f} %** ({rate:.0f}/s)"
    return f"{len(people)} learners answer {QUESTIONS} questions each", measured, f"{bare:.0f}/s", "none lost"


def answer(attempt: Attempt, number: int, cookie: str, token: str) -> Request:
    body = urlencode({**right_form(attempt, number), "go": "stay"}, doseq=True)
    return Request(reverse("quizzes:question", args=[attempt.pk, number]), cookie, "POST", token, body)


def classes_start(outline: Outline, quiz: Quiz) -> tuple[str, str, str, str]:
    """A row: every learner of twenty classes presses Start of the same check at once, as at the bell."""
    starts, updates = [], []
    for person in seed_classes(outline):
        cookie, token = sign_in(person)
        starts.append(Request(reverse("quizzes:start", args=[quiz.pk]), cookie, "POST", token))
        updates.append(Request("/bare/update/", cookie))
    before = Attempt.objects.count()
    rate, failed = send(starts)
    begun, seconds = Attempt.objects.count() - before, len(starts) / rate
    if failed or begun != len(starts) or seconds > SECONDS:
        raise RuntimeError(f"Of {len(starts)} starts {failed} were refused and {begun} begun, in {seconds:.1f} s.")
    bare, _ = send(updates)
    measured = (
        f"**{begun} of {len(starts)}** in {seconds:.1f} s, no error; **{100 * rate / bare:.0f} %** ({rate:.0f}/s)"
    )
    return (
        f"{CLASSES} classes of {LEARNERS_EACH} press Start",
        measured,
        f"{bare:.0f}/s",
        f"none lost in {SECONDS} s",
    )


def seed_classes(outline: Outline) -> list[User]:
    """Learners of classes to which the course was assigned, who have not begun yet."""
    school = Organisation.add_root(name="School at the bell", kind=Organisation.Kind.SCHOOL)
    target = next(iter(targets_of(outline)))
    people = []
    for number in range(CLASSES):
        group = Group.objects.create(organisation=school, name=f"Class {number}")
        some = seed_people(f"bell-{number}", LEARNERS_EACH)
        seed_memberships(group, some)
        assign(group, target, Terms(), some[0])
        people += some
    return people


def send(requests: list[Request]) -> tuple[float, int]:
    """Each request once, over as many connections as the other rows use. Requests a second, and how many went wrong."""
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
    for request in requests:
        waiting.put(request)
    wrong: list[int] = []
    threads = [threading.Thread(target=work_off, args=[waiting, wrong]) for _ in range(CONNECTIONS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(requests) / (time.perf_counter() - started), len(wrong)


def work_off(waiting: queue.SimpleQueue[Request], wrong: list[int]) -> None:
    connection = http.client.HTTPConnection(urlsplit(BASE).netloc, timeout=30)
    while True:
        try:
            request = waiting.get_nowait()
        except queue.Empty:
            return
        connection.request(request.method, request.path, request.body or None, headers_of(request))
        response = connection.getresponse()
        response.read()
        if response.status not in (200, 302):
            wrong.append(response.status)


def headers_of(request: Request) -> dict[str, str]:
    headers = {"Cookie": request.cookie, "X-CSRFToken": request.token}
    return headers | ({"Content-Type": "application/x-www-form-urlencoded"} if request.body else {})
