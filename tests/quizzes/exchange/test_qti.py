"""QTI packages: of version 3 as we write them, and plain ones of version 2 as others do."""

import zipfile
from io import BytesIO

import pytest

from curriculum.packing.problems import Mistake
from quizzes.exchange.asked import Picture
from quizzes.exchange.formats import QTI
from quizzes.exchange.found_pictures import MOST_PARTS
from quizzes.exchange.qti.bodies import interactions_in
from quizzes.exchange.qti.declarations import Response
from quizzes.exchange.uploads import Package
from quizzes.exchange.xml_trees import read_xml
from tests.quizzes.exchange.files import sample_file, zipped, zipped_folder
from tests.quizzes.exchange.questions import SAMPLES, sample
from tests.quizzes.exchange.reading import items, only, read

UNREADABLE = {
    "items/story.xml": "Questions of the kind “extended-text-interaction” cannot be imported.",
    "items/gone.xml": "The manifest names this file, and it is not in the package.",
    "items/broken.xml": "This is not sound XML.",
}


def test_every_item_of_a_package_is_accounted_for():
    found = {item.place: item.entry.get("type") or item.problem for item in items(zipped_folder("qti22"))}
    assert found == UNREADABLE | {
        "items/whom.xml": "single_choice",
        "items/helps.xml": "multiple_choice",
        "items/who-what.xml": "matching",
        "items/order.xml": "ordering",
        "items/gap.xml": "gap_choice",
        "items/break.xml": "number",
        "items/cluster.xml": "short_text",
        "items/advert.xml": "hot_text",
    }


@pytest.mark.parametrize(
    ("id", "entry"),
    [
        ("whom", {"prompt": "Something worries you.\n\nWhom do you tell **first**?", "tags": ["front-desk"]}),
        ("whom", {"picture": "bell.png", "picture_alt": "A desk with a bell"}),
        ("who-what", {"others": ["Garden"]}),
        ("order", {"items": ["Notice", "Tell", "Write it down"]}),
        ("gap", {"text": "Tell the [manager|guest] what you saw.", "prompt": "Fill the gap."}),
        ("break", {"value": 15, "tolerance": 2.5, "unit": "minutes", "prompt": "How long is a short break?"}),
        ("cluster", {"accepted": ["cluster"], "prompt": r"Several signs together are called a \_\_\_\_\_ of signs."}),
        ("advert", {"passage": "We keep your papers safe.\nYour uniform is free."}),
    ],
)
def test_what_it_says_is_read(id, entry):
    found = next(item.entry for item in items(zipped_folder("qti22")) if item.entry.get("id") == id)
    assert {name: found.get(name) for name in entry} == entry


def test_what_changes_on_the_way_is_said():
    notes = {item.entry.get("id"): item.notes for item in items(zipped_folder("qti22")) if item.notes}
    assert notes == {
        "helps": ["Feedback that does not belong to one option is left out."],
        "cluster": ["Capital letters make no difference here.", "Answers that earn part of the credit are left out."],
    }


def test_a_single_item_without_a_package_is_read():
    assert only(sample_file("qti22/items/order.xml")).entry["type"] == "ordering"


def test_the_title_is_the_first_words_and_escaped_once():
    item = QTI.write_item(sample("single_choice", prompt="<p>Tell &amp; ask</p>"))
    assert 'title="Tell &amp; ask"' in item
    assert only(item).title == "Tell & ask"


def test_a_package_names_the_bank_in_sound_xml():
    package = zipfile.ZipFile(BytesIO(QTI.join([], "A --- bank")))
    assert "<!-- A - - - bank -->" in package.read("imsmanifest.xml").decode()
    assert read_xml(package.read("imsmanifest.xml")).name == "manifest"


def test_pictures_come_and_go_inside_the_package():
    asked = sample("single_choice", picture=Picture("bell.png", "A “bell” & a desk", b"\x89PNG bytes"))
    reading = read(QTI.join([(asked, QTI.write_item(asked))], "Bank"))
    assert reading.pictures == {"bell.png": b"\x89PNG bytes"}
    assert reading.items[0].entry["picture_alt"] == "A “bell” & a desk"


def test_a_package_lists_every_file_it_holds():
    asked = sample("single_choice", picture=Picture("bell.png", "A bell", b"png"))
    package = zipfile.ZipFile(BytesIO(QTI.join([(asked, QTI.write_item(asked))], "Bank")))
    listed = package.read("imsmanifest.xml").decode()
    assert set(package.namelist()) == {"imsmanifest.xml", "items/single_choice.xml", "images/bell.png"}
    assert all(f'<file href="{name}"/>' in listed for name in package.namelist()[1:])


@pytest.mark.parametrize("kind", ["matching", "ordering", "gap_choice"])
def test_the_right_arrangement_is_not_the_one_written(kind):
    item = QTI.write_item(sample(kind))
    body = item[item.index("<qti-item-body>") : item.index("</qti-item-body>")]
    right = {"matching": ("Maintenance", "The duty manager"), "ordering": SAMPLES["ordering"].items}
    wanted = right.get(kind, ("911", "a friend"))
    assert sorted(wanted, key=body.index) != list(wanted)


def test_a_picture_outside_the_package_is_left_out():
    item = QTI.write_item(sample("single_choice", picture=Picture("x.png", "A bell")))
    for address in ("../../../etc/passwd", "https://example.org/x.png", "file:///etc/passwd"):
        packed = zipped({"imsmanifest.xml": MANIFEST, "items/a.xml": item.replace("../images/x.png", address)})
        assert only(packed).notes == ["A picture that is not in the file is left out."]


def test_a_package_that_names_one_file_twice_is_refused():
    item = QTI.write_item(sample("single_choice"))
    for second in ("items/a.xml", "./items/../items/%61.xml"):
        resource = f'<resource type="imsqti_item_xmlv3p0" href="{second}"/></resources>'
        packed = zipped({"imsmanifest.xml": MANIFEST.replace("</resources>", resource), "items/a.xml": item})
        with pytest.raises(Mistake, match="The manifest names the file “items/a.xml” twice."):
            items(packed)


def test_a_file_of_a_package_is_unpacked_once():
    package = Package(zipped({"a.png": b"many questions show it"}))
    assert package.read("a.png") is package.read("a.png")


def test_what_an_answer_earns_is_worked_out_once():
    root = read_xml(QTI.write_item(sample("single_choice")).encode())
    response = Response(root, interactions_in(root)[0])
    assert response.credits is response.credits and response.right is response.right


def test_an_item_of_too_many_elements_is_no_question():
    item = QTI.write_item(sample("single_choice"))
    found = only(item.replace("<qti-item-body>", "<qti-item-body>" + "<b>x</b>" * MOST_PARTS))
    assert found.problem == "This goes on for too long to be one question."


MANIFEST = '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="items/a.xml"/></resources></manifest>'


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("item_1 match_", "item_1 none_"), "Here each item goes with exactly one match."),
        (("<qti-value>item_1 match_", "<qti-value>item_2 match_"), "Here each item goes with exactly one match."),
        (('response-identifier="RESPONSE"', 'response-identifier="X"'), "The item does not declare its answer."),
        (
            ("<qti-match-interaction", "<qti-text-entry-interaction response-identifier='A'/><qti-match-interaction"),
            "It asks for several answers at once.",
        ),
        (
            ("<qti-outcome-declaration", "<qti-template-declaration/><qti-outcome-declaration"),
            "Its values are drawn anew each time, which cannot be imported.",
        ),
    ],
)
def test_what_cannot_be_read_is_named(change, problem):
    assert only(QTI.write_item(sample("matching")).replace(*change)).problem == problem
