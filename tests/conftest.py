"""The cast every test may call on."""

import datetime
import os

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from hypothesis import settings

from curriculum.models import Course, CourseIndex, Fact
from curriculum.packing.loading import load_pack
from people.models import Group, Membership, Organisation, Role, User
from tests.chromium import browser  # noqa: F401 - a fixture
from tests.courses import add_french, build_course, build_home
from tests.french_pack import write_bilingual_pack

# The same examples in every run; HYPOTHESIS_PROFILE=explore goes looking for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def nothing_kept():
    """Databases are rolled back between tests; what was kept about them goes too, and the last request's language."""
    cache.clear()
    translation.deactivate()


@pytest.fixture(autouse=True, scope="session")
def tokens_without_words():
    """What a test looks for in vain on a page, a name or “8B”, must not be found by chance in a form's token."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.middleware.csrf.CSRF_ALLOWED_CHARS", "bcdfghjklmnpqrstvwxz")
        yield


@pytest.fixture
def learner(db) -> User:
    return User.objects.create_user(email="learner@example.org", display_name="Lea Learner", password="a-long-password")


@pytest.fixture
def school(db) -> Organisation:
    return Organisation.add_root(name="Cedar School", kind=Organisation.Kind.SCHOOL, region="CA-ON-PEEL")


@pytest.fixture
def school_class(school, learner) -> Group:
    group = Group.objects.create(organisation=school, name="8B")
    Membership.objects.create(user=learner, organisation=school, group=group, role=Role.LEARNER)
    return group


@pytest.fixture
def teacher(school_class) -> User:
    """Leads the class `learner` is in."""
    user = User.objects.create_user(
        email="teacher@example.org", display_name="Tala Teacher", password="a-long-password"
    )
    Membership.objects.create(user=user, organisation=school_class.organisation, group=school_class, role=Role.LEADER)
    return user


@pytest.fixture
def company(db) -> Organisation:
    return Organisation.add_root(name="Aurora Hotels", kind=Organisation.Kind.EMPLOYER, region="CA-ON-PEEL")


@pytest.fixture
def hotel(company) -> Organisation:
    """A site of the company."""
    return company.add_child(name="Aurora Lakeside", kind=Organisation.Kind.SITE, region="CA-ON-PEEL")


@pytest.fixture
def manager(company) -> User:
    """Administers the company, and so every site and team of it."""
    user = User.objects.create_user(email="manager@example.org", display_name="Mo Manager", password="a-long-password")
    Membership.objects.create(user=user, organisation=company, role=Role.ADMINISTRATOR)
    return user


@pytest.fixture
def stranger(db) -> User:
    """Leads a class of another school."""
    other = Organisation.add_root(name="Other School", kind=Organisation.Kind.SCHOOL)
    group = Group.objects.create(organisation=other, name="9A")
    user = User.objects.create_user(
        email="stranger@example.org", display_name="Sam Stranger", password="a-long-password"
    )
    Membership.objects.create(user=user, organisation=other, group=group, role=Role.LEADER)
    return user


@pytest.fixture
def editor(db) -> User:
    return User.objects.create_superuser(
        email="editor@example.org", display_name="Edi Editor", password="a-long-password"
    )


@pytest.fixture
def client_of(db):
    """A function from a person to a client in which they are signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def media(settings, tmp_path):
    """A folder of their own for the files that a test stores."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


@pytest.fixture
def bilingual_site(db, media):
    """A home page and a course list in English and in French, and one fact."""
    build_home().add_child(instance=CourseIndex(title="Courses", slug="courses"))
    add_french()
    Fact.objects.create(key="F1", wording="It can be work.", source="A report", review_by=datetime.date(2030, 1, 1))


@pytest.fixture
def bilingual_pack(tmp_path):
    return write_bilingual_pack(tmp_path)


@pytest.fixture
def bilingual_course(bilingual_site, bilingual_pack):
    """The small pack in both languages; the English course."""
    load_pack(bilingual_pack)
    return Course.objects.get(locale__language_code="en")


@pytest.fixture
def course(db):
    """Two modules, three lessons, nothing to answer."""
    return build_course()
