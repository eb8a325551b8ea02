from curriculum.outline import outline_of


def test_the_outline_lists_modules_and_steps_in_tree_order(course):
    assert [step.title for step in outline_of(course).steps] == ["Lesson one", "Lesson two", "Lesson three"]


def test_the_outline_knows_what_comes_before_and_after(course):
    outline = outline_of(course)
    before, after = outline.neighbours(outline.steps[1].key)
    assert (before.title, after.title) == ("Lesson one", "Lesson three")


def test_the_outline_adds_up_the_minutes(course):
    assert outline_of(course).minutes == 12
