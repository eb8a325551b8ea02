from people.models import User


def test_a_teacher_sees_the_learners_of_her_class(teacher, learner):
    assert learner in User.objects.visible_to(teacher)


def test_a_stranger_does_not_see_them(stranger, learner):
    assert learner not in User.objects.visible_to(stranger)


def test_a_learner_sees_only_herself(learner, teacher):
    assert list(User.objects.visible_to(learner)) == [learner]
