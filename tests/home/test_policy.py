"""What browsers are told they may load and run."""

import pytest
from wagtail.test.utils.form_data import nested_form_data

LEARNER_PAGES = ["/", "/courses/", "/courses/small-steps/", "/help/", "/accounts/login/", "/nowhere/"]


def directives(response) -> dict[str, list[str]]:
    parts = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("address", LEARNER_PAGES)
def test_learners_pages_run_only_our_own_files(client, course, address):
    policy = directives(client.get(address))
    assert policy["script-src"] == policy["style-src"] == policy["default-src"] == ["'self'"]
    assert policy["object-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]


def test_only_the_editors_desk_has_more_room(client_of, editor, course):
    policy = directives(client_of(editor).get("/cms/"))
    assert "'unsafe-inline'" in policy["script-src"] and "'unsafe-eval'" not in policy["script-src"]


def test_a_preview_is_as_strict_as_the_page_but_may_be_framed_by_the_editor(client_of, editor, course):
    client = client_of(editor)
    address = f"/cms/pages/{course.pk}/edit/preview/"
    form = nested_form_data({"title": "Small Steps", "slug": "small-steps", "audience": "employers", "version": "1.0"})
    client.post(address, {**form, "pillar": "prevention", "sector": "", "introduction": "null"})
    policy = directives(client.get(f"{address}?mode="))
    assert policy["script-src"] == ["'self'"] and policy["frame-ancestors"] == ["'self'"]


def test_a_page_may_use_no_camera_microphone_or_place(client, course):
    assert "geolocation=()" in client.get("/").headers["Permissions-Policy"]
