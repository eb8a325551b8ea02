"""What PostgreSQL cannot look for is refused before anything looks for it."""

import pytest

ADDRESSES = ["/%00", "/courses/%00/", "/courses/a/b/c%00/", "/courses/a/b/c%00/done/", "/fr/%00/", "/verify/%00/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_with_a_nul_is_refused(client, address):
    response = client.get(address)
    assert response.status_code == 400 and "quick-exit" in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("address", [f"/quizzes/start/{2**63}/", f"/cms/quizzes/{10**30}/regrade/"])
def test_a_number_that_no_key_can_be_is_refused(client, address):
    assert client.post(address).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "region", "messages"])
def test_a_cookie_with_a_nul_is_refused(client, name):
    assert client.get("/learning/", headers={"Cookie": f'{name}="abcdefghij\\000"'}).status_code == 400
