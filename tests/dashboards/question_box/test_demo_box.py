"""The demonstration shows a box that is used, and paper in the class beside it."""

from dashboards.demo.question_box import make_demo_box
from dashboards.models import BoxAnswer, BoxEntry, QuestionBox
from people.demo import make_demo_people


def test_one_class_has_a_box_and_twice_is_as_good_as_once(db, client_of):
    teacher = make_demo_people()["teacher"]
    for _time in range(2):
        make_demo_box(teacher)
    assert (BoxEntry.objects.count(), BoxAnswer.objects.count(), QuestionBox.objects.get().group.name) == (3, 1, "8B")
    assert "2 new" in client_of(teacher).get("/groups/questions/").text
