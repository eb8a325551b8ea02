"""The test suite: fast hashing, memory only, the database that TEST_DATABASE_URL names or SQLite."""

import tempfile

from config.settings.base import *

SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {
    "default": environment.database(
        environment.text("TEST_DATABASE_URL") or f"sqlite:///{tempfile.gettempdir()}/plainsight-tests.sqlite3"
    )
}
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: tests of two tabs at once need two connections that wait for each other.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "tests.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DEMO_PEOPLE_ALLOWED = True
MAKE_MISSING_KEYS = True
KEYS_DIR = Path(tempfile.mkdtemp(prefix="plainsight-test-keys-"))
