"""The training summary that reports on forced labour ask for: how many, how long, when and about what. No names.

Canada's Fighting Against Forced Labour and Child Labour in Supply Chains Act asks in section 11(3) which training was
given to employees, and the United Kingdom's Modern Slavery Act names training in section 54(5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from curriculum.choices import Topic
from curriculum.models import Course, Lesson
from dashboards.inspector.lines import Line
from dashboards.inspector.trainings import Training
from people.models import Work


@dataclass
class Figures:
    """Of some people in one course."""

    asked: int = 0  # those who are exempt are not among them
    exempt: int = 0
    trained: int = 0  # what they finished counted at the end of the period, or on the last day that was asked of them
    finished: int = 0  # within the period; twice where somebody renewed it in between
    minutes: int = 0  # in which it was open and in use, of what was finished within the period
    first: str = ""
    last: str = ""

    @property
    def percent(self) -> int | None:
        """None where nobody was asked."""
        return 100 * self.trained // self.asked if self.asked else None

    def add(self, line: Line, finished: Iterable[Training]) -> None:
        if line.is_exempt:
            self.exempt += 1
        else:
            self.asked += 1
            self.trained += line.is_trained
        for one in finished:
            self.finished += 1
            self.minutes += one.active_minutes
            self.first = min(self.first or one.day, one.day)
            self.last = max(self.last, one.day)


@dataclass
class CourseFigures(Figures):
    key: str = ""
    title: str = ""
    planned: int = 0  # minutes, of the version finished last
    versions: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    modules: list[str] = field(default_factory=list)

    def add(self, line: Line, finished: Iterable[Training]) -> None:
        finished = list(finished)
        super().add(line, finished)
        for one in finished:
            self.versions.add(one.version)
            self.languages.add(one.language)
            if one.day == self.last:
                self.planned, self.modules = one.minutes, one.modules

    @cached_property
    def topics(self) -> list[Topic]:
        """What training laws ask for and the lessons of the course cover, as they are published today."""
        courses = Course.objects.live().filter(translation_key=self.key)
        covered: set[str] = set()
        for course in courses:
            for named in Lesson.objects.live().descendant_of(course).values_list("topics", flat=True):
                covered.update(named)
        return [topic for topic in Topic if topic.value in covered]


@dataclass
class Summary:
    courses: dict[str, CourseFigures] = field(default_factory=dict)
    sites: dict[tuple[str, str], Figures] = field(default_factory=lambda: defaultdict(Figures))
    works: dict[tuple[str, str], Figures] = field(default_factory=lambda: defaultdict(Figures))

    @property
    def by_course(self) -> list[CourseFigures]:
        return sorted(self.courses.values(), key=attrgetter("title", "key"))

    @property
    def by_site(self) -> list[tuple[str, str, Figures]]:
        """Site, title of the course, figures."""
        return [(place, self.courses[course].title, one) for (place, course), one in sorted(self.sites.items())]

    @property
    def by_work(self) -> list[tuple[str, str, Figures]]:
        """In the order of the kinds of work."""
        found = ((work, course) for work in Work for course in self.courses if (work, course) in self.works)
        return [(str(work.label), self.courses[course].title, self.works[work, course]) for work, course in found]


def summarise(lines: Iterable[Line]) -> Summary:
    """Somebody who worked at two sites counts at both; what they finished counts once."""
    summary, told = Summary(), set[int]()
    for line in one_each(lines):
        finished = [one for one in line.finished if one.completion not in told]
        told.update(one.completion for one in finished)
        course = summary.courses.setdefault(line.course, CourseFigures(key=line.course, title=line.course_title))
        for figures in (course, summary.sites[line.place, line.course], summary.works[line.work, line.course]):
            figures.add(line, finished)
    return summary


def one_each(lines: Iterable[Line]) -> Iterator[Line]:
    """Of a person at a place one line a course: where one requirement followed another, the one that stands."""
    for _name, namesakes in groupby(lines, key=attrgetter("sorted_as")):
        nearest: dict[tuple[int, str, str], Line] = {}
        for line in namesakes:
            key = line.person, line.place, line.course
            if key not in nearest or nearest[key].is_ended:
                nearest[key] = line
        yield from nearest.values()
