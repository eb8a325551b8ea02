"""What makes a branching story sound: one can get everywhere, and from everywhere to an ending."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Scenes = Sequence[Mapping[str, Any]]


class Problem(NamedTuple):
    at: int  # the scene's place in the list
    field: str
    sentence: str


def story_problems(scenes: Scenes) -> list[Problem]:
    """What an editor has to put right, scene by scene; [] for a sound story."""
    names = [scene["scene"] for scene in scenes]
    if problems := [*_name_problems(names), *_choice_problems(scenes, set(names))]:
        return problems
    return _way_problems(scenes)


def _name_problems(names: list[str]) -> list[Problem]:
    problems = []
    for at, name in enumerate(names):
        if not NAME.fullmatch(name):
            problems.append(
                Problem(at, "scene", _("Name the scene with small letters, digits and hyphens, such as told-manager."))
            )
        elif name in names[:at]:
            problems.append(
                Problem(at, "scene", _("Another scene is already called “%s”. Give this one a name of its own.") % name)
            )
    return problems


def _choice_problems(scenes: Scenes, names: set[str]) -> list[Problem]:
    problems = [
        Problem(at, "choices", _("A choice leads to “%s”, and there is no scene of that name.") % choice["to"])
        for at, scene in enumerate(scenes)
        for choice in scene["choices"]
        if choice["to"] not in names
    ]
    if not scenes[0]["choices"]:
        problems.append(
            Problem(0, "choices", _("Give the first scene at least one choice, so that there is a story to steer."))
        )
    return problems


def _way_problems(scenes: Scenes) -> list[Problem]:
    ways = {scene["scene"]: {choice["to"] for choice in scene["choices"]} for scene in scenes}
    back = {name: {before for before, after in ways.items() if name in after} for name in ways}
    seen = _reached([scenes[0]["scene"]], ways)
    saved = _reached([name for name, after in ways.items() if not after], back)
    unseen = _("No choice leads to this scene. Add a choice that does, or remove the scene.")
    stuck = _("No ending can be reached from here. Add a choice that leads on, so that a wrong turn can be put right.")
    return [
        Problem(at, *("scene", unseen) if scene["scene"] not in seen else ("choices", stuck))
        for at, scene in enumerate(scenes)
        if scene["scene"] not in seen or scene["scene"] not in saved
    ]


def _reached(start: list[str], ways: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = list(start)
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(ways[name])
    return reached
