"""A teacher shows a lesson to a class whose devices answer: a projector, a second window, two pupils, no network."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import every_look, violations
from tests.browser.test_accounts import sign_in

NUMBERS = itertools.count(1)
PROJECTOR = {"width": 1280, "height": 720}
LESSON = "eyes-open-doors-open/what-it-is/two-kinds-of-harm"
A_CLASS = """
from people.demo import make_person
from people.models import Group, Role
from dashboards.models import TrainedElsewhere
school_class = Group.objects.create(organisation=Group.objects.get(name="8B").organisation, name="Presented {number}")
teacher = make_person("teacher", "")
school_class.add(teacher, Role.LEADER)
for name in ("pia", "pat"):
    school_class.add(make_person(f"presented-{{name}}-{number}", name.title()))
print(school_class.pk)
"""
TOO_LONG = """() => [...document.querySelectorAll("[data-slide]")].map((slide) => {
  location.hash = slide.id;
  dispatchEvent(new HashChangeEvent("hashchange"));
  return slide.scrollHeight > slide.clientHeight ? slide.id : "";
}).filter(Boolean)"""


@pytest.fixture
def school_class(server) -> tuple[int, int]:
    """Its number, and that of its pupils' names."""
    number = next(NUMBERS)
    return int(server.manage("shell", "-v0", "-c", A_CLASS.format(number=number)).split()[-1]), number


@pytest.fixture
def slides(open_page, school_class):
    """A function: the slides of the lesson, as the teacher finds them."""

    def show(**options) -> Page:
        page = open_page(**{"viewport": PROJECTOR, **options})
        sign_in(page, "teacher", then=f"/groups/{school_class[0]}/present/")
        page.goto(f"/groups/{school_class[0]}/present/{LESSON}/")
        return page

    return show


def place(page: Page, number: int) -> None:
    expect(page.locator("[data-place]")).to_have_text(f"{number} of {page.locator('[data-slide]').count()}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def to_the_story(page: Page) -> None:
    page.evaluate("location.hash = document.querySelector('[data-scene]').closest('[data-slide]').id")
    expect(page.locator(".present-slide--now [data-scene]").first).to_be_visible()


def test_keys_and_a_clicker_go_through_the_slides_and_nothing_is_too_long(slides):
    page = slides()
    place(page, 1)
    press(page, "ArrowRight", "PageDown", " ")
    place(page, 4)
    press(page, "PageUp", "ArrowLeft")
    place(page, 2)
    press(page, "b", "ArrowRight")
    expect(page.locator("[data-dark]")).to_be_hidden()
    place(page, 2)
    press(page, ".")
    expect(page.locator("[data-dark]")).to_be_visible()
    press(page, "Escape", "t")
    expect(page.locator("[data-left]")).to_have_text("4:59")
    press(page, "t", "End")
    expect(page.locator(".present-slide--now .present-services")).to_be_visible()
    assert page.evaluate(TOO_LONG) == []


def test_it_goes_on_without_a_network_and_the_second_window_follows_both_ways(slides):
    page = slides()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="My notes").click()
    notes = opened.value
    expect(notes.locator(".note--now .note__place")).to_contain_text("1 of")
    page.context.set_offline(True)
    press(page, "ArrowRight", "ArrowRight")
    expect(notes.locator(".note--now .note__place")).to_contain_text("3 of")
    notes.get_by_role("button", name="Next").click()
    place(page, 4)
    notes.get_by_role("button", name="Timer").click()
    expect(page.locator("[data-timer]")).to_be_visible()
    notes.get_by_role("button", name="Dark screen").click()
    expect(page.locator("[data-dark]")).to_be_visible()
    notes.get_by_role("button", name="Dark screen").click()
    to_the_story(page)
    page.locator(".present-slide--now").get_by_role("button", name="Let devices answer").first.click()
    expect(page.get_by_text("No connection just now").first).to_be_visible()
    assert violations(notes) == []


def test_hands_are_counted_and_next_goes_where_most_want(slides):
    page = slides()
    to_the_story(page)
    scene = page.locator("[data-scene]:visible")
    before = scene.get_attribute("data-scene")
    scene.get_by_role("button", name="Count hands").click()
    scene.get_by_label("One hand more").nth(1).click()
    scene.locator("[data-hand]").first.fill("0")
    expect(scene.locator("[data-count]").nth(1)).to_have_text("1")
    to = scene.locator("[data-to]").nth(1).get_attribute("data-to")
    page.locator("body").click(position={"x": 600, "y": 640})
    press(page, "PageDown")
    expect(page.locator("[data-scene]:visible")).to_have_attribute("data-scene", to)
    press(page, "PageUp")
    expect(page.locator("[data-scene]:visible")).to_have_attribute("data-scene", before)


def test_two_pupils_answer_and_the_bars_fill_without_a_name(slides, open_page, school_class):
    page = slides()
    to_the_story(page)
    scene = page.locator("[data-scene]:visible")
    scene.get_by_role("button", name="Let devices answer").click()
    expect(scene.get_by_role("button", name="Stop the answers")).to_be_visible()
    pupils = [open_page(), open_page(java_script_enabled=False)]
    for pupil, name in zip(pupils, ("pia", "pat"), strict=True):
        sign_in(pupil, f"presented-{name}-{school_class[1]}", then="/groups/now/")
        pupil.locator(".class-question__choice").first.click()
        expect(pupil.get_by_text("Your choice", exact=True)).to_be_visible()
    expect(scene.locator("[data-count]").first).to_have_text("2")
    pupils[0].locator(".class-question__choice").nth(1).click()
    expect(scene.locator("[data-count]").nth(1)).to_have_text("1")
    expect(page.locator("body")).not_to_contain_text("Pia")
    found = violations(page) + violations(pupils[0])
    scene.get_by_role("button", name="Stop the answers").click()
    expect(pupils[0].get_by_text("nothing to answer right now")).to_be_visible()
    assert found == []


@every_look
def test_axe_finds_nothing_on_slides(slides, options):
    page = slides(**options)
    found = violations(page)
    to_the_story(page)
    page.locator("[data-scene]:visible").get_by_role("button", name="Count hands").click()
    assert found + violations(page) == []


def test_without_scripts_the_slides_stand_below_one_another(slides):
    page = slides(java_script_enabled=False)
    expect(page.locator("[data-slide]").first).to_be_visible()
    expect(page.locator("[data-slide]").last).to_be_visible()
    expect(page.get_by_text("Show what is said about it").first).to_be_visible()
    page.get_by_role("button", name="Let devices answer").first.click()
    expect(page.get_by_role("button", name="Stop the answers")).to_be_visible()
