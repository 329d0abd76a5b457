"""Django's settings. Everything that differs from place to place comes from the environment; see `environment.py`."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from accord.config.environment import read
from accord.config.keys import kept_key
from accord.config.logs import configure_structlog, logging_settings
from accord.config.safety import faults_in

_faults = faults_in(os.environ)
if _faults:
    raise ImproperlyConfigured("\n".join(fault.sentence for fault in _faults))

_environment, _ = read(os.environ)
_package = Path(__file__).resolve().parent.parent
# In a checkout the project's own directory; an installed copy keeps its files where it is started.
_checkout = _package.parent.parent
PROJECT_ROOT = _checkout if (_checkout / "pyproject.toml").exists() else Path.cwd()


def _key(name: str, given: str) -> str:
    """The key that was given; outside production, where none need be, the one kept in var/."""
    try:
        return given or kept_key(PROJECT_ROOT / "var" / f"{name}.key")
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(
            f"The {name} key {error}; make var/ writable and the key readable by its owner alone."
        ) from None


# ---- Accord's own ----------------------------------------------------------------------------------------------------

ACCORD_ENVIRONMENT = _environment.kind
ACCORD_BASE_URL = _environment.base_url
ACCORD_LEDGER_KEY = _key("ledger", _environment.ledger_key)
ACCORD_TRUSTED_PROXIES = _environment.trusted_proxies
ACCORD_REQUIRE_SECOND_FACTOR = _environment.require_second_factor
ACCORD_IDLE_MINUTES = _environment.idle_minutes
ACCORD_SESSION_HOURS = _environment.session_hours
ACCORD_HOST = _environment.host
ACCORD_PORT = _environment.port
ACCORD_WORKERS = _environment.workers
ACCORD_THREADS = _environment.threads

# ---- Django ----------------------------------------------------------------------------------------------------------

SECRET_KEY = _key("secret", _environment.secret_key)
DEBUG = _environment.kind == "development"
ALLOWED_HOSTS = list(_environment.allowed_hosts)
ROOT_URLCONF = "accord.config.urls"
WSGI_APPLICATION = "accord.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": _environment.database.as_django(PROJECT_ROOT)}
# What the sign-in limits count, and the one-time codes that were used: in the database, so that all processes agree.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "sign_in_limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
if _environment.database.is_embedded:
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    # Beside the file, so that two databases on one machine never mix their seals.
    ACCORD_SEALS_DIRECTORY = Path(_environment.seals_directory or f"{DATABASES['default']['NAME']}-seals")
else:
    ACCORD_SEALS_DIRECTORY = Path(_environment.seals_directory or PROJECT_ROOT / "var" / "seals")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "accord.audit",
    "accord.access",
    "accord.policy",
    "accord.people",
    "accord.linking",
    "accord.record",
    "accord.contacts",
    "accord.orders",
    "accord.circumstances",
    "accord.risk",
    "accord.monitoring",
    "accord.sharing",
    "accord.iom",
]

# What wraps every page of Accord, in the order that a request meets it: after the officer is known, before the page.
SHELL_MIDDLEWARE = [
    "accord.web.shell.middleware.PrivacyHeaders",
    "accord.web.shell.middleware.SessionLimits",
    "accord.web.shell.middleware.Door",
    "accord.web.account.second_factor.SecondFactor",
    "accord.web.shell.middleware.Refusals",
]

MIDDLEWARE = [
    "accord.config.proxy.TrustedProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    *SHELL_MIDDLEWARE,
    # Last, because it turns a refused sign-in into the lock-out answer.
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_package / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "accord.web.shell.jinja.environment"},
    },
    {
        # For the libraries' own templates and form fields. Of allauth's pages ours are found first, under accord/web.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ]
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# ---- Static files ----------------------------------------------------------------------------------------------------

# The design system's style sheets ask for /assets/fonts/... and /assets/images/..., so that is where files are served,
# and the two `assets` directories lie at its root.
STATIC_URL = "/assets/"
_govuk = PROJECT_ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
_moj = PROJECT_ROOT / "node_modules" / "@ministryofjustice" / "frontend" / "moj"
STATICFILES_DIRS = [
    _govuk / "assets",
    _moj / "assets",
    ("govuk", _govuk),
    ("moj", _moj),
    ("accord", _package / "web" / "shell" / "static"),
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",  # the scripts that speak to a passkey
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# ---- Signing in ------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "access.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "accord.web.account.hooks.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# By address the limits are wide, for a whole force comes from one. What is guessed at is limited by account.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "5/5m/key",
    "reset_password": "60/m/ip,3/15m/key",
    "reset_password_from_key": "60/m/ip",
}
MFA_ADAPTER = "accord.web.account.hooks.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from administrators
MFA_TOTP_ISSUER = "Accord"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _environment.is_production
MFA_RATE_LIMITS = {"webauthn_login": "600/m/ip"}
MFA_FORMS = {
    "authenticate": "accord.web.account.forms.CodeForm",
    "reauthenticate": "accord.web.account.forms.CodeAgainForm",
    "authenticate_webauthn": "accord.web.account.forms.PasskeyForm",
    "login_webauthn": "accord.web.account.forms.PasskeyAloneForm",
    "reauthenticate_webauthn": "accord.web.account.forms.PasskeyAgainForm",
    "activate_totp": "accord.web.account.forms.SetUpCodesForm",
    "generate_recovery_codes": "accord.web.account.forms.NewRecoveryCodesForm",
}
SOCIALACCOUNT_ADAPTER = "accord.web.account.hooks.SingleSignOnAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
ACCORD_SINGLE_SIGN_ON = _environment.single_sign_on.name if _environment.single_sign_on else ""
if _environment.single_sign_on:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "partnership",
                    "name": _environment.single_sign_on.name,
                    "client_id": _environment.single_sign_on.client_id,
                    "secret": _environment.single_sign_on.client_secret,
                    "settings": {"server_url": _environment.single_sign_on.issuer},
                }
            ],
        }
    }

AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_CALLABLE = "accord.web.account.lock_out.locked_out"
AXES_USERNAME_CALLABLE = "accord.web.account.lock_out.counted_as"
# What was typed may be a password in the wrong box, so nothing of it is kept.
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address", "next", "code", "credential", "csrfmiddlewaretoken"]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
# axes.W006 asks to lock by address as well; a whole force signs in from one, and one stranger would lock it out.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

ACCORD_SENDS_MAIL = _environment.mail is not None
if _environment.mail:
    EMAIL_HOST = _environment.mail.host
    EMAIL_PORT = _environment.mail.port
    EMAIL_HOST_USER = _environment.mail.user
    EMAIL_HOST_PASSWORD = _environment.mail.password
    EMAIL_USE_TLS = _environment.mail.use_tls
    EMAIL_TIMEOUT = 10
    DEFAULT_FROM_EMAIL = _environment.mail.sender
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# ---- Sessions, cookies and headers -----------------------------------------------------------------------------------

SESSION_COOKIE_AGE = _environment.session_hours * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# A __Host- cookie is taken by browsers only over https, for this one host, for every path.
_cookie_prefix = "__Host-" if _environment.is_production else ""
SESSION_COOKIE_NAME = f"{_cookie_prefix}accord_session"
CSRF_COOKIE_NAME = f"{_cookie_prefix}accord_csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Not in a cookie, for a notice may name what it is about.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _environment.is_production
# Lax, not Strict: the answer of a single sign-on provider arrives from another site.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "accord.web.shell.errors.handle_403"
CSRF_TRUSTED_ORIGINS = [_environment.base_url]

SECURE_SSL_REDIRECT = _environment.is_production
SECURE_REDIRECT_EXEMPT = [r"^health$", r"^ready$"]
SECURE_HSTS_SECONDS = 31_536_000 if _environment.is_production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _environment.is_production
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}

_sign_on_origins = [_environment.single_sign_on.issuer] if _environment.single_sign_on else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        # data: for the picture of a one-time code's secret, which the server draws.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *_sign_on_origins],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# ---- Logs ------------------------------------------------------------------------------------------------------------

configure_structlog()
LOGGING = logging_settings(_environment.log_level)
