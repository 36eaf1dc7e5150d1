"""The interface does what its description says, whatever it is asked: fuzzed from its own OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hedui.review.entries import Identity
from hedui.settings import Options, Settings
from tests.desk.clients import Desk
from tests.review.papers import SHA, finding, record

HOST = "testserver"
EXAMPLES = 12
"""A name of an operation to how many cases: enough for every kind of parameter and body, few enough for every run."""
PATIENCE = 120
"""Seconds for an answer, as a document that is sent in may take to be read, and not this client's own ten: the
first one waits for a process that has to load everything."""
CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    options = Options(settings=Settings(ner=False, max_megabytes=1))
    made = Desk(tmp_path_factory.mktemp("desk") / "out", record(finding()), hosts=(HOST,), options=options)
    yield made
    made.office.intake.close()


def operations(desk: Desk) -> dict[str, Any]:
    token = {"authorization": f"Bearer {desk.people.link('王丽')}"}
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", desk.app, headers=token)
    return {operation.ok().label: operation.ok() for operation in schema.get_all_operations()}


@pytest.mark.parametrize("is_there", [True, False], ids=["an agreement that is there", "any"])
def test_whatever_is_asked_the_answer_is_one_that_is_described(desk: Desk, is_there: bool) -> None:
    token = {"authorization": f"Bearer {desk.people.link('王丽')}"}
    seen = set()
    for label, operation in operations(desk).items():
        if is_there != ("{identity}" in label) and is_there:
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            if is_there:
                case.path_parameters["identity"] = str(Identity(SHA, 1))
            response = case.call(headers=token, timeout=PATIENCE)
            seen.add(response.status_code)
            case.validate_response(response, checks=CHECKS)

        ask()
    assert 200 in seen and seen & {400, 404, 422}


def test_the_description_names_every_way_in_and_the_token(desk: Desk) -> None:
    found = operations(desk)
    assert {"POST /api/agreements", "GET /api/changes", "POST /api/agreements/{identity}/status"} <= set(found)
    said = (
        desk.stranger()
        .get("/api/openapi.json", headers={"host": HOST, "authorization": f"Bearer {desk.people.link('王丽')}"})
        .json()
    )
    assert said["components"]["securitySchemes"]
    assert all(each["summary"] and each["description"] for path in said["paths"].values() for each in path.values())
