"""Outlines made by hand, to test recording without a page tree."""

import dataclasses
import uuid

from curriculum.outline import Outline, OutlineModule, OutlineStep


def a_step(name: str, *, kind: str = "lesson", minutes: int = 4, required: tuple[str, ...] = ()) -> OutlineStep:
    key = uuid.uuid5(uuid.NAMESPACE_URL, name)
    return OutlineStep(key, 1, kind, name, name.capitalize(), f"/courses/c/m/{name}/", minutes, required)


def an_outline(*steps: OutlineStep, attestation: str = "") -> Outline:
    steps = steps or (a_step("one"), a_step("two"), a_step("three"))
    module = OutlineModule(uuid.uuid5(uuid.NAMESPACE_URL, "m"), "m", "Module", "/courses/c/m/", "", steps)
    return dataclasses.replace(EMPTY, modules=(module,), attestation=attestation)


EMPTY = Outline(
    key=uuid.uuid5(uuid.NAMESPACE_URL, "course"),
    course_id=1,
    slug="c",
    title="Small Steps",
    url="/courses/c/",
    version="1.0",
    language="en",
    attestation="",
    valid_months=12,
    modules=(),
)
