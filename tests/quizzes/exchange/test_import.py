"""An editor uploads a file, looks at what will become of it, and imports it, all or nothing."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry

from home.desk import open_desk
from people.models import User
from quizzes.models import BankImport, Question
from tests.quizzes.exchange.files import SVG, sample_file, zipped, zipped_folder
from tests.quizzes.factories import a_question, a_statement

TWO = "::rest::Rest helps.{T#Look again.#Yes.}\n\n::whom::Whom do you tell? {=The manager ~Nobody}\n"
BROKEN = TWO + "\n::story::What did you like? {}\n\n::many::Which? {=a ~b ~c ~d ~e ~f ~g}\n"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def actions(preview) -> dict[str, str]:
    return {fate.id or fate.item.title: str(fate.action) for fate in preview.context["fates"]}


def test_nothing_is_imported_before_it_was_looked_at(upload, bank):
    preview = upload(TWO)
    assert actions(preview) == {"rest": "add", "whom": "add"}
    assert "Whom do you tell?" in text_of(preview) and "Import 2 questions" in text_of(preview)
    assert not bank.questions.exists()


def test_what_was_looked_at_is_imported(upload, confirm, bank, editor):
    result = confirm(upload(TWO))
    assert [question.key for question in bank.questions.all()] == ["rest", "whom"]
    assert bank.questions.get(key="rest").frozen()["feedback_true"] == "Yes."
    assert "questions was imported" in text_of(result) and "New: 2" in text_of(result)
    assert set(ModelLogEntry.objects.values_list("action", "user")) == {("wagtail.create", editor.pk)}


def test_sent_twice_it_imports_once(upload, confirm, bank):
    preview = upload(TWO)
    confirm(preview)
    bank.questions.get(key="rest").delete()
    assert "New: 2" in text_of(confirm(preview))
    assert [question.key for question in bank.questions.all()] == ["whom"]


def test_uploaded_again_everything_is_the_same(upload, confirm):
    confirm(upload(TWO))
    preview = upload(TWO)
    assert actions(preview) == {"rest": "keep", "whom": "keep"}
    assert "There is nothing to import." in text_of(preview)


def test_a_question_with_the_same_id_is_replaced_and_keeps_what_the_format_does_not_know(upload, confirm, bank):
    a_question(bank, "rest", "true_false", a_statement(True), difficulty="hard", objective="Rest", tags=["calm"])
    preview = upload(TWO)
    assert actions(preview) == {"rest": "replace", "whom": "add"}
    confirm(preview)
    question = bank.questions.get(key="rest")
    assert question.prompt_words == "Rest helps."
    assert (question.difficulty, question.objective, question.tags) == ("hard", "Rest", ["calm"])


def test_items_that_cannot_be_imported_are_named_with_their_line_and_hold_everything_up(upload, confirm, bank):
    preview = upload(BROKEN)
    lines = {fate.line: fate.problems for fate in preview.context["fates"] if fate.problems}
    assert lines == {
        5: ["Questions of the kind “essay” cannot be imported."],
        7: ["`options`: Give from 2 to 6 options; there are 7."],
    }
    assert "Some items cannot be imported." in text_of(confirm(preview))
    assert not bank.questions.exists()


def test_they_are_left_out_on_request(upload, confirm, bank):
    preview = upload(BROKEN)
    assert "Leave out the 2 items that cannot be imported" in text_of(preview)
    result = confirm(preview, leave_out=True)
    assert bank.questions.count() == 2
    assert "Cannot be imported: 2" in text_of(result)


@pytest.mark.parametrize("leave_out", [True, False])
def test_where_there_is_nothing_to_import_confirming_is_refused(upload, confirm, bank, leave_out):
    answer = confirm(upload("::story::What did you like? {}"), leave_out=leave_out)
    assert answer.context["problem"] == "There is nothing to import."
    assert BankImport.objects.get().applied_at is None and not bank.questions.exists()


def test_a_bank_that_changed_since_is_looked_at_again(upload, confirm, bank):
    preview = upload(TWO)
    a_question(bank, "rest", "true_false", a_statement(True))
    answer = confirm(preview)
    assert "The bank has changed in the meantime." in text_of(answer)
    assert actions(answer) == {"rest": "replace", "whom": "add"}
    assert bank.questions.count() == 1


def test_options_keep_their_names_when_a_question_is_replaced(upload, confirm, bank):
    confirm(upload(TWO))
    before = [option["id"] for option in bank.questions.get(key="whom").frozen()["options"]]
    confirm(upload(TWO.replace("The manager", "The duty manager")))
    assert [option["id"] for option in bank.questions.get(key="whom").frozen()["options"]] == before


# Pictures -------------------------------------------------------------------------------------------------------

WITH_PICTURE = """\
questions:
  - {id: rest, type: true_false, prompt: Rest helps., answer: true, picture: a.svg, picture_alt: A bed.}
"""


def picture_of(question: Question):
    return question.body[0].value["picture"]


def test_a_picture_is_stored_only_when_it_is_imported(upload, confirm, bank, media):
    preview = upload(zipped({"bank.yaml": WITH_PICTURE, "images/a.svg": SVG}))
    assert not get_image_model().objects.exists() and not list(media.rglob("*.svg"))
    confirm(preview)
    question = bank.questions.get()
    assert picture_of(question).file.read().decode() == SVG
    assert question.body[0].value["picture_alt"] == "A bed."


def test_the_same_picture_is_stored_once(upload, confirm, bank):
    packed = zipped({"bank.yaml": WITH_PICTURE, "images/a.svg": SVG})
    confirm(upload(packed))
    assert actions(upload(packed)) == {"rest": "keep"}
    assert get_image_model().objects.count() == 1


def test_a_picture_alone_is_a_change(upload, confirm, bank):
    a_question(bank, "rest", "true_false", a_statement(True) | {"prompt": "<p>Rest helps.</p>"})
    plain = WITH_PICTURE.replace(", picture: a.svg, picture_alt: A bed.", "")
    confirm(upload(plain))
    assert actions(upload(zipped({"bank.yaml": WITH_PICTURE, "images/a.svg": SVG}))) == {"rest": "replace"}


def test_a_question_replaced_by_a_format_without_pictures_keeps_its_own(upload, confirm, bank):
    confirm(upload(zipped({"bank.yaml": WITH_PICTURE, "images/a.svg": SVG})))
    confirm(upload("::rest::Rest really helps.{T}"))
    assert bank.questions.get().prompt_words == "Rest really helps."
    assert picture_of(bank.questions.get()).title == "a"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SVG.replace("<rect", "<script>alert(1)</script><rect"), "A picture may not hold <script>."),
        ("not a picture", "This is not a sound SVG file."),
    ],
)
def test_a_picture_that_could_act_is_refused(upload, content, sentence):
    [fate] = upload(zipped({"bank.yaml": WITH_PICTURE, "images/a.svg": content})).context["fates"]
    assert fate.problems[0].startswith("images/a.svg: ") and sentence in fate.problems[0]


@pytest.fixture
def failing_save():
    """Questions that cannot be saved, as on a full disk."""

    def fail(**given) -> None:
        raise OSError("No space left on device")

    post_save.connect(fail, sender=Question)
    yield
    post_save.disconnect(fail, sender=Question)


def test_pictures_are_put_away_again_where_the_import_fails(upload, confirm, bank, media, failing_save):
    preview = upload(zipped({"bank.yaml": WITH_PICTURE, "images/a.svg": SVG}))
    with pytest.raises(OSError, match="No space left"):
        confirm(preview)
    assert not get_image_model().objects.exists() and not list(media.rglob("*.svg"))
    assert not bank.questions.exists() and BankImport.objects.get().applied_at is None


# Who, and for how long ------------------------------------------------------------------------------------------


@pytest.fixture
def member(db) -> User:
    """An editor who is no superuser."""
    open_desk()
    user = User.objects.create_user(email="member@example.org")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


PAGES = ["import", "export", "export/gift"]


@pytest.mark.parametrize("page", PAGES)
def test_editors_may(client_of, member, bank, page):
    assert client_of(member).get(f"/cms/question-banks/{bank.pk}/{page}/").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_people_at_the_desk_who_may_not_write_questions_may_not(client_of, member, bank, page):
    Group.objects.get(name="Editors").permissions.remove(Permission.objects.get(codename="change_question"))
    answer = client_of(member).get(f"/cms/question-banks/{bank.pk}/{page}/", follow=True)
    assert answer.redirect_chain == [("/cms/", 302)]
    assert "you do not have permission" in text_of(answer)


def test_without_the_right_to_add_pictures_they_hold_an_import_up(upload, client_of, member):
    Group.objects.get(name="Editors").collection_permissions.filter(permission__codename="add_image").delete()
    packed = zipped({"bank.yaml": WITH_PICTURE, "images/a.svg": SVG})
    [fate] = upload(packed, client=client_of(member)).context["fates"]
    assert fate.problems == ["You may not add pictures to the site."]


def test_nobody_else_sees_what_someone_uploaded(upload, client_of, bank):
    address = upload(TWO).context["request"].path
    other = User.objects.create_superuser(email="other@example.org", password="a-long-password")
    assert client_of(other).get(address).status_code == 404
    assert client_of(other).post(f"{address}confirm/").status_code == 404


def test_learners_do_not_find_the_desk(client_of, learner, bank):
    assert client_of(learner).get(f"/cms/question-banks/{bank.pk}/import/").status_code == 404


def test_drafts_are_forgotten_after_a_day(upload):
    upload(TWO)
    BankImport.objects.update(created_at=timezone.now() - datetime.timedelta(days=1, minutes=1))
    upload(BROKEN)
    assert [len(draft.entries) for draft in BankImport.objects.all()] == [4]


def test_confirming_takes_a_post(upload, desk):
    assert desk.get(f"{upload(TWO).context['request'].path}confirm/").status_code == 405


def test_the_ways_in_and_out_stand_beside_each_bank(desk, bank):
    for address in ("/cms/snippets/quizzes/questionbank/", f"/cms/snippets/quizzes/questionbank/edit/{bank.pk}/"):
        page = desk.get(address).content.decode()
        assert f"/cms/question-banks/{bank.pk}/import/" in page and f"/cms/question-banks/{bank.pk}/export/" in page


def many(number: int) -> str:
    return "\n\n".join(f"::q{place}::Is {place} a number?{{T}}" for place in range(number))


def test_looking_at_many_questions_takes_no_more_queries_than_at_few(upload, desk, django_assert_max_num_queries):
    few, lots = (upload(many(number)).context["request"].path for number in (2, 60))
    desk.get(few)
    for address in (few, lots):
        with django_assert_max_num_queries(14):
            desk.get(address)


@pytest.mark.parametrize("name", ["everyday.gift", "everyday.xml", "everyday.txt", "qti22"])
def test_the_samples_are_previewed_and_imported(name, upload, confirm, bank):
    preview = upload(zipped_folder(name) if name == "qti22" else sample_file(name))
    good = [fate for fate in preview.context["fates"] if not fate.problems]
    confirm(preview, leave_out=True)
    assert good and bank.questions.count() == len(good)
