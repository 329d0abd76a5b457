"""The addresses of the API, relative to where it is mounted."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver, re_path

from accord.api.refusals import not_found, refusal
from accord.api.service import service

View = Callable[..., HttpResponseBase]


def _in_one_shape(view: View) -> View:
    """The view, with the refusals that rise before any operation is reached in the shape of all the others.

    A form is turned away first: its body would be read as one, for the session's token, and could not be read again.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and request.content_type != "application/json":
            return refusal(415, "not_json", "Send the body as application/json.")
        answer = view(request, *args, **kwargs)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        told = refusal(405, "not_allowed", f"This address answers {answer['Allow']} only.")
        told["Allow"] = answer["Allow"]
        return told

    return answered


def _missing(_request: HttpRequest, **_: Any) -> HttpResponse:
    """An address that does not exist answers as a record that does not."""
    return not_found()


def _mended(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """The library's patterns, save the one that only tells it where it is mounted."""
    for each in patterns:
        if isinstance(each, URLPattern) and each.name != "api-root":
            yield URLPattern(each.pattern, _in_one_shape(each.callback), each.default_args, each.name)


app_name = "api"
urlpatterns = [*_mended(service.urls[0]), re_path("", _missing, name="missing")]
