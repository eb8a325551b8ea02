"""A learner about whom everything is kept, and her leader."""

from tests.dashboards.archiving.conftest import *  # noqa: F403 - the same class and people
