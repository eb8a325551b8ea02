"""Settings that hold everywhere. `development`, `test` and `production` build on these."""

from pathlib import Path
from typing import Any

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from config import environment

BASE_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = Path(environment.text("DATA_DIR") or BASE_DIR / "var").resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "Plainsight"

INSTALLED_APPS = [
    # The website's templates come first, so that it can restyle what libraries ship.
    "home",
    "people",
    "curriculum",
    "progress",
    "quizzes",
    "certificates",
    "dashboards",
    "wagtail.contrib.redirects",
    "wagtail_localize",
    "wagtail_localize.locales",  # stands in for Wagtail's own
    "wagtail.embeds",
    "wagtail.sites",
    "people.cms.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "django_filters",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "home.headers.Headers",
    "home.sound_requests.SoundRequests",
    "home.caching.Caching",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "people.middleware.ClaimedMeanwhile",
    "people.middleware.SharedTablet",
    "dashboards.sessions.handing.HandedRound",
    "people.middleware.GuestsAreVisitors",
    "people.middleware.CardHoldersHaveNoAccount",
    "people.middleware.SigningOutLeavesNothing",
    "people.middleware.CmsDoor",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.shell.page_shell",
            ],
        },
    },
]

DATABASES = {
    "default": environment.database(environment.text("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'plainsight.sqlite3'}")
}

REDIS_URL = environment.text("REDIS_URL")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
}

TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
LOGGING = {  # Every saved page runs tasks for search; what they say at their start and end hides everything else.
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.tasks": {"level": "WARNING"},
        # One line for each check of a certificate, without address, code or name.
        "certificates.verification": {
            "handlers": ["terminal"],
            "level": "INFO" if environment.flag("LOG_CHECKS") else "WARNING",
        },
    },
}

# Languages ------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
# A page that is put up for translation is a draft until somebody has translated it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_TZ = True
TIME_ZONE = "America/Toronto"

# Files ----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "home.stylesheets.JoinedStylesheet",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Certificates are sent by a view that checks who asks, never by their address.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Certificates ---------------------------------------------------------------------------------------------------

# Private keys, one file each; public ones are in the database. Production is given keys, it makes none unasked.
KEYS_DIR = Path(environment.text("KEYS_DIR") or DATA_DIR / "keys")
MAKE_MISSING_KEYS = False
# An RFC 3161 service that adds the time to signatures of files; none is asked by default.
TIMESTAMP_URL = environment.text("TIMESTAMP_URL")
# How long the zip files of batches are kept; the certificates in them stay.
BATCH_FILE_DAYS = 14

# People and sign-in ---------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "progress:learning"
ACCOUNT_ADAPTER = "people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "people.forms.SignupForm"
ACCOUNT_USER_DISPLAY = "people.accounts.display_name"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Sign-in of a company (`people.company_sign_in`): who may come in is decided there, and no token is kept.
SOCIALACCOUNT_ADAPTER = "people.company_sign_in.adapter.SocialAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # nobody is asked to prove an address on the way in
SOCIALACCOUNT_STORE_TOKENS = SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_AUTO_SIGNUP = False
# Providers on this machine or its network, and without encryption: for development and tests.
LOCAL_SIGN_IN_PROVIDERS = False
# A school shares one address: limits per address are wide, limits per account are allauth's own narrow ones.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/300s/key",
    "request_login_code": "100/m/ip,3/m/key",
    "resume": "30/m/ip",
    "find_colleague": "20/h/user",  # addresses nobody has, of whoever looks for a co-leader
    "signup": "100/m/ip",
}
# Of class codes and of words on learners' cards, per address. Words also per class, and new learners, in ten minutes.
WRONG_JOIN_CODES_PER_MINUTE = 300
WRONG_WORDS_PER_CLASS = 60
NEW_LEARNERS_PER_CLASS = 300
# Of a certificate's code, per address; right ones are not counted. A school shares an address, and codes have 66 bits.
WRONG_CODES_PER_MINUTE = 300
# Files that are looked into because they are not, byte for byte, what was issued; per address.
FILES_PER_MINUTE = 20
# Of one token of the interface (`dashboards.api`); at 500 rows an answer that is plenty.
API_RATE = "120/min"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_FORMS = {"add_webauthn": "people.passkeys.AddPasskeyForm"}
CMS_REQUIRES_SECOND_FACTOR = False  # Production asks for one.
DEMO_PEOPLE_ALLOWED = False  # Their password is public.

# A guest's session lasts as long as a term, so that a shared link can be finished another week.
SESSION_COOKIE_AGE = 60 * 60 * 24 * 120
SESSION_COOKIE_SAMESITE = "Lax"
GUEST_RETENTION_DAYS = 180

# The reader's safety --------------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "media-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"  # Wagtail allows its own previews to be framed by its editor.
SECURE_REFERRER_POLICY = "same-origin"
QUICK_EXIT_ADDRESS = environment.text("QUICK_EXIT_ADDRESS", "https://www.theweathernetwork.com/")
DEFAULT_REGION = environment.text("DEFAULT_REGION", "CA-ON-PEEL")

# Wagtail --------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = environment.text("BASE_URL", "http://127.0.0.1:8000")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp4", "odt", "pdf", "pptx", "txt", "vtt", "webm", "xlsx"]
WAGTAIL_FINISH_WORKFLOW_ACTION = "curriculum.reviewing.finishing.publish_reviewed"
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # Nothing is fetched from other sites.
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
# allauth does passwords and addresses for everyone.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False  # Who has none signs in with a mailed code.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "Plainsight <no-reply@example.org>")
MAILERS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
