"""The API described in OpenAPI, tidied: no null where none can be written, and no schemas that nobody refers to."""

import json
import re
from collections.abc import Mapping
from typing import Any

from ninja import NinjaAPI

_REFERENCE = re.compile(r"#/components/schemas/(\w+)")


def described(service: NinjaAPI, prefix: str) -> dict[str, Any]:
    """The service's description, the same wherever it is asked; `prefix` is where the service is mounted."""
    made = service.get_openapi_schema(path_prefix=prefix)
    for at_path in made["paths"].values():
        for operation in at_path.values():
            for parameter in operation["parameters"]:
                _never_null(parameter["schema"])
    made["components"]["schemas"] = _referred_to(made["paths"], made["components"]["schemas"])
    return dict(made)


def text_of(description: Mapping[str, Any]) -> str:
    """The description as the text that is committed, with a line end after it."""
    return json.dumps(description, indent=2, ensure_ascii=False) + "\n"


def _never_null(schema: dict[str, Any]) -> None:
    """A question in an address is left out or it is not: "this or null" becomes this."""
    for kind in schema.pop("anyOf", []):
        if kind != {"type": "null"}:
            schema.update({**kind, **schema})


def _referred_to(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas that the paths refer to, straight or through others; questions are told as parameters instead."""
    found, text = set[str](), json.dumps(paths)
    while more := set(_REFERENCE.findall(text)) - found:
        found |= more
        text = json.dumps([schemas[name] for name in more])
    return {name: schemas[name] for name in sorted(found)}
