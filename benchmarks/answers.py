"""A quiz that draws from a bank, and as many answers to it as asked for, written with COPY."""

from __future__ import annotations

import json
import random
from itertools import batched
from math import exp
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model
from django.utils import timezone

from curriculum.models import Module
from people.models import User
from progress.models import Enrolment
from quizzes.models import Attempt, Edition, Question, QuestionBank, Quiz, Response

ASKED, IN_BANK, OPTIONS, AT_ONCE = 10, 40, 4, 5000
NOW = timezone.now()
ENROLMENT = "id, learner_id, course_key, course_title, cycle, started_at, attestation"
ATTEMPT = (
    "id, enrolment_id, quiz_key, edition_id, number, items, carried, position, started_at, submitted_at, score, passed"
)
RESPONSE = "attempt_id, question_id, answer, sequence, saved_at, seconds, fraction"


def seed_quiz(answers: int) -> Quiz:
    """Published, and taken by a tenth as many people, who know different amounts."""
    quiz = make_quiz(make_bank(f"bench-{answers}"))
    crowd = Crowd(quiz, Edition.objects.of(quiz.frozen()))
    for places in batched(range(answers // ASKED), AT_ONCE):
        crowd.take(places)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Enrolment, Attempt, Response]):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    return quiz


def make_bank(slug: str) -> QuestionBank:
    bank = QuestionBank.objects.create(slug=slug, title=slug)
    numbers = range(IN_BANK)
    Question.objects.bulk_create(Question(bank=bank, key=f"q-{n}", body=json.dumps([question(n)])) for n in numbers)
    return bank


def question(number: int) -> dict[str, Any]:
    texts = [f"Answer {place}" for place in range(OPTIONS)]
    options = [
        {"type": "item", "id": text, "value": {"text": text, "correct": text == texts[0], "feedback": ""}}
        for text in texts
    ]
    value = {"prompt": f"<p>Question {number}: what helps first?</p>", "options": options, "feedback": ""}
    return {"type": "single_choice", "id": f"q-{number}", "value": value}


def make_quiz(bank: QuestionBank) -> Quiz:
    draw = {"type": "draw", "id": "draw", "value": {"bank": bank.pk, "count": ASKED, "tags": []}}
    quiz = Quiz(title=bank.title, slug=bank.slug, minutes=6, questions=json.dumps([draw]))
    Module.objects.last().add_child(instance=quiz)
    return quiz


class Crowd:
    def __init__(self, quiz: Quiz, edition: Edition) -> None:
        self.quiz, self.edition, self.chance = quiz, edition, random.Random(11)
        self.questions = list(edition.content["questions"].values())
        self.difficulty = {content["id"]: self.chance.gauss(-0.5, 1) for content in self.questions}
        self.learners = list(User.objects.order_by("pk").values_list("pk", flat=True))
        self.enrolment, self.attempt = free(Enrolment), free(Attempt)

    def take(self, places: tuple[int, ...]) -> None:
        """Enrol so many, and have them answer and hand in."""
        given = {place: self.answers() for place in places}
        copy(Enrolment, ENROLMENT, [self.enrolment_row(place) for place in places])
        copy(Attempt, ATTEMPT, [self.attempt_row(place, answers) for place, answers in given.items()])
        copy(Response, RESPONSE, [self.response_row(place, *answer) for place in places for answer in given[place]])

    def answers(self) -> list[tuple[str, list[str], str, float]]:
        """To questions drawn: id, the options in their order, the one chosen, and what it earns."""
        ability = self.chance.gauss(0, 1)
        return [self.answer(ability, content) for content in self.chance.sample(self.questions, ASKED)]

    def answer(self, ability: float, content: dict[str, Any]) -> tuple[str, list[str], str, float]:
        right, *others = (option["id"] for option in content["options"])
        order = self.chance.sample([right, *others], OPTIONS)
        knows = self.chance.random() < 1 / (1 + exp(self.difficulty[content["id"]] - ability))
        return content["id"], order, right if knows else self.chance.choice(others), float(knows)

    def enrolment_row(self, place: int) -> tuple:
        cycle, learner = divmod(place, len(self.learners))
        return self.enrolment + place, self.learners[learner], self.quiz.translation_key, "Bench", cycle + 1, NOW, ""

    def attempt_row(self, place: int, answers: list[tuple[str, list[str], str, float]]) -> tuple:
        items = json.dumps([{"question": id, "options": order} for id, order, _, _ in answers])
        score = 100 * sum(answer[3] for answer in answers) / ASKED
        own, there = self.attempt + place, self.enrolment + place
        known = (own, there, self.quiz.translation_key, self.edition.pk, 1, items, "{}", 1)
        return *known, NOW, NOW, score, score >= 80

    def response_row(self, place: int, id: str, order: list[str], chosen: str, fraction: float) -> tuple:
        seconds = int(self.chance.lognormvariate(3, 0.6))
        return self.attempt + place, id, json.dumps({"options": [chosen]}), 1, NOW, seconds, fraction


def free(model: type[Model]) -> int:
    return (model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


def copy(model: type[Model], columns: str, rows: list[tuple]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as target:
        for row in rows:
            target.write_row(row)
