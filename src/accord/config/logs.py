"""Log lines as JSON on standard error, with nothing in them that could name a person.

No line holds a query string, a form's content or the text of an exception, because a database error quotes the row
that it refused. What is kept is the kind of exception and where in the code it came from.
"""

import traceback
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def _where_it_failed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put the kind and the places of an exception in the stead of its text."""
    found = event.pop("exc_info", None)
    if isinstance(found, tuple) and found[0] is not None:
        event["exception"] = found[0].__name__
        event["places"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(found[2])]
    return event


def _without_query(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Cut what follows a question mark: a query string holds what someone searched for."""
    event["event"] = str(event.get("event", "")).split("?", 1)[0]
    return event


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _where_it_failed,
    _without_query,
]


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING: every logger of the process goes through the same processors to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own handlers would write a second, unfiltered line.
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            # The lock-out library names the account and the address in its lines; the ledger holds both.
            "axes": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }


def configure_structlog() -> None:
    """Send `structlog.get_logger()` through the standard library, so that one set of handlers serves both."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
