from tests.people.company_sign_in.conftest import another_visitor, provider, saml, sign_in, visitor  # noqa: F401 - fixtures
