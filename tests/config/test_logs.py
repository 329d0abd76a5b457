"""A log line says what failed and where, and holds nothing that could name a person."""

import io
import json
import logging
import logging.config

import pytest
import structlog

from accord.config.logs import logging_settings


@pytest.fixture
def lines():
    """The lines that the service's own formatter writes, read back."""
    formatter = logging_settings("INFO")["formatters"]["json"]
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=formatter["foreign_pre_chain"], processors=formatter["processors"]
        )
    )
    logger = logging.getLogger("accord.tests.logs")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)


def test_an_exception_is_told_by_kind_and_place_without_its_text(lines):
    logger, written = lines
    try:
        raise ValueError("Key (family_name)=(Canary) already exists")
    except ValueError:
        logger.exception("The page failed")
    (line,) = written()
    assert line["event"] == "The page failed"
    assert line["exception"] == "ValueError"
    assert "test_logs.py" in line["places"][0]
    assert "Canary" not in json.dumps(line)


def test_a_query_string_is_cut(lines):
    logger, written = lines
    logger.warning("Not Found: %s", "/people/?name=Canary")
    assert written()[0]["event"] == "Not Found: /people/"


def test_extra_values_of_other_libraries_are_left_out(lines):
    logger, written = lines
    logger.warning("Refused", extra={"request": "<WSGIRequest: GET '/people/?name=Canary'>"})
    assert "Canary" not in json.dumps(written())
