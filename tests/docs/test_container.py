"""The Containerfile says what is true: its files exist, its programs are those of CI, its commands are hedui's."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer

from hedui.cli.app import build
from hedui.read.cache import folder as cache_folder
from hedui.settings import Language
from tools.container_steps import AGREEMENTS, Image, StepError, apply, steps

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Containerfile").read_text("utf-8")
STEPS = list(steps(TEXT))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
COMMANDS = re.findall(
    r"^\$ ((?:podman|docker) run .*)$", (ROOT / "docs" / "container.md").read_text("utf-8"), re.MULTILINE
)


def words(kind: str) -> list[str]:
    return [word for step, rest in STEPS if step == kind for word in rest.split()]


def packages(command: str) -> set[str]:
    """What apt is asked to install."""
    found = re.search(r"apt-get install ([^&\n]*)", command)
    assert found
    return {word for word in found[1].split() if word[0] not in '-"\\'}


def test_what_is_copied_exists_and_is_what_the_package_is_built_from() -> None:
    copied = [source for step, rest in STEPS if step == "COPY" for source in rest.split()[:-1]]
    assert copied and all((ROOT / source).exists() for source in copied)
    assert {"hedui", "pyproject.toml", PROJECT["readme"], *PROJECT["license-files"]} == set(copied)


def test_its_programs_are_those_that_are_tested() -> None:
    tested = packages(re.sub(r"\\\n", " ", (ROOT / ".ci" / "run").read_text("utf-8")))
    assert packages(" ".join(rest for step, rest in STEPS if step == "RUN")) == tested - {"chromium"}


def test_it_runs_hedui_on_a_python_that_hedui_takes_and_as_no_root() -> None:
    kinds = [step for step, _ in STEPS]
    assert kinds.index("USER") > max(at for at, step in enumerate(kinds) if step in ("RUN", "COPY"))
    assert words("USER") == ["hedui"] and words("ENTRYPOINT") == ['["hedui"]']
    assert PROJECT["scripts"]["hedui"]
    version = re.search(r"python:(\d+\.\d+)", words("FROM")[0])
    assert version and PROJECT["requires-python"] == f">={version[1]}"


def test_its_settings_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    given = dict(word.split("=", 1) for word in words("ENV"))
    monkeypatch.setenv("HEDUI_CACHE", given["HEDUI_CACHE"])
    assert cache_folder().is_relative_to(given["HEDUI_CACHE"])
    from hedui.desk.serve import PORT

    assert words("EXPOSE") == [str(PORT)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[:20])
def test_the_commands_that_the_page_shows_are_hedui_s(command: str) -> None:
    _, _, *given = shlex.split(command)
    verb, *arguments = given[given.index("hedui") + 1 :]
    known = typer.main.get_command(build(Language.EN)).commands[verb]  # type: ignore[attr-defined]
    options = {option for parameter in known.params for option in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in arguments if word.startswith("-")} <= options
    assert any(word.endswith(":/out") for word in given) and "./合同:/in:ro" in given


def test_every_step_can_be_done_in_a_clean_root_and_what_is_tried_there_exists(tmp_path: Path) -> None:
    """``make container-steps`` does them, and continuous integration runs it."""
    image = Image(tmp_path)
    for kind, rest in STEPS:
        if kind not in ("RUN", "USER"):
            apply(image, kind, rest)
    assert image.entrypoint == ("hedui",) and image.folder == "/out" and image.environment["LANG"] == "C.UTF-8"
    assert (tmp_path / "src" / "hedui" / "cli").is_dir() and (tmp_path / "src" / "LICENSE").is_file()
    assert all((ROOT / "fixtures" / name).is_file() for name in AGREEMENTS)
    with pytest.raises(StepError, match="HEALTHCHECK"):
        apply(image, "HEALTHCHECK", "NONE")
    assert "tools/container_steps.py" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_there_are_such_commands() -> None:
    assert len(COMMANDS) == 3
