"""The files in deploy/ are valid for the program: they parse, names exist, commands are commands."""

from __future__ import annotations

import configparser
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from prefect.settings import Settings
from sqlalchemy.engine import make_url

from bench import compose
from flows.cli.main import cli
from tasks.alarms import JUDGED_KINDS
from tasks.pure.remedies import REMEDIES
from tests.support.corpus_site import ROOT

DEPLOY = ROOT / "deploy"
CONTEXT = click.Context(cli)
COMMANDS = set(cli.list_commands(CONTEXT))
UNITS = sorted((DEPLOY / "systemd").iterdir())
RUNBOOK = (DEPLOY / "runbook.md").read_text(encoding="utf-8")


def loaded(name: str) -> Any:
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("deployment", loaded("prefect.yaml")["deployments"], ids=lambda d: d["entrypoint"])
def test_each_deployment_names_a_flow_and_its_parameters(deployment: dict[str, Any]) -> None:
    module, _, name = deployment["entrypoint"].rpartition(".")
    flow = getattr(importlib.import_module(module), name)
    assert set(deployment["parameters"]) <= set(flow.parameters.properties)
    assert {"home", "config"} <= set(deployment["parameters"]), "a flow run knows neither options nor folder"
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


def test_there_is_an_ingest_an_upkeep_and_a_backfill_for_both_kinds_of_pools() -> None:
    deployments = loaded("prefect.yaml")["deployments"]
    flows = {deployment["entrypoint"].rpartition(".")[2] for deployment in deployments}
    assert {"scheduled_ingest", "maintain", "backfill"} <= flows
    assert {deployment["work_pool"]["name"] for deployment in deployments} == {"dateline", "dateline-docker"}


def test_the_deployed_sources_are_those_of_the_configuration() -> None:
    sources = tomllib.loads((DEPLOY / "sources.toml").read_text(encoding="utf-8"))["sources"]
    schedules = {source["name"]: source.get("schedule") for source in sources}
    for deployment in loaded("prefect.yaml")["deployments"]:
        if "source" in deployment["parameters"]:
            assert deployment["schedules"][0]["cron"] == schedules[deployment["parameters"]["source"]]


def test_compose_has_a_server_on_postgres_a_worker_and_a_volume() -> None:
    compose = loaded("compose.yaml")
    services = compose["services"]
    assert services["prefect"]["environment"]["PREFECT_SERVER_DATABASE_DRIVER"] == "postgresql+asyncpg"
    assert services["worker"]["environment"]["PREFECT_API_URL"] == "http://prefect:4200/api"
    pinned = re.search(r'"prefect==([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert pinned is not None
    assert f":{pinned[1]}-" in services["prefect"]["image"], "server and worker are of one version"
    named = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", ())}
    assert {name for name in named if not name.startswith((".", "/"))} == set(compose["volumes"])
    for service in services.values():
        for other in service.get("depends_on", {}):
            assert "healthcheck" in services[other], "it is waited for until it is well"


@pytest.mark.parametrize("name", ["compose.yaml", "cluster/compose.yaml"])
def test_the_server_of_compose_finds_its_database_with_any_password(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    password = "of a/test:#@%$"
    secrets = {"POSTGRES_PASSWORD": password, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}
    services = compose.filled(loaded(name)["services"], secrets)
    environment = services["prefect"]["environment"]
    assert [key for key, value in environment.items() if password in value] == ["PREFECT_SERVER_DATABASE_PASSWORD"]
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    stated = Settings().server.database.connection_url
    assert stated is not None
    address = make_url(stated.get_secret_value())
    made = services["postgres"]["environment"]
    assert (address.drivername, address.host, address.database) == ("postgresql+asyncpg", "postgres", "prefect")
    assert (address.username, address.password) == (made["POSTGRES_USER"], password)


def test_compose_is_valid_by_the_compose_specification() -> None:
    pytest.importorskip("check_jsonschema", reason="`make dev` installs it")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*command, DEPLOY / "compose.yaml"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_compose_test_knows_every_key_of_the_file() -> None:
    stated = loaded("compose.yaml")
    compose.check_keys(stated)
    assert compose.services_in_order(stated["services"]) == ["postgres", "prefect", "worker"]


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ({"services": {}, "secrets": {}}, "secrets"),
        ({"services": {"a": {"image": "b", "privileged": True}}}, "services.a.privileged"),
        ({"services": {"a": {"deploy": {"replicas": 2, "resources": {}}}}}, "services.a.deploy.resources"),
    ],
)
def test_compose_test_refuses_a_key_that_it_would_pass_over(stated: dict[str, Any], named: str) -> None:
    with pytest.raises(compose.ComposeError, match=named):
        compose.check_keys(stated)


def test_a_value_of_the_environment_may_be_any_text() -> None:
    stated = {"environment": {"PASSWORD": "${PASSWORD:?none}"}, "command": ["sh", "wait $$!"], "replicas": 2}
    password = "a: #'\"{"
    assert compose.filled(stated, {"PASSWORD": password}) == {
        "environment": {"PASSWORD": password}, "command": ["sh", "wait $!"], "replicas": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        ("a", "a"),
        ("${SET}!", "1!"),
        ("${SET:-2}", "1"),
        ("${UNSET:-4200}:1", "4200:1"),
        ("$$SET", "$SET"),
        ("${UNSET}", ""),
    ],
)
def test_variables_of_compose_are_filled_in(written: str, filled: str) -> None:
    assert compose.interpolated(written, {"SET": "1"}) == filled


def test_compose_refuses_to_start_without_a_password() -> None:
    with pytest.raises(compose.ComposeError, match="POSTGRES_PASSWORD: set POSTGRES_PASSWORD"):
        compose.interpolated((DEPLOY / "compose.yaml").read_text(encoding="utf-8"), {})


def test_the_image_is_not_root_s_and_copies_what_there_is() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["10001"]
    assert any(line.startswith("HEALTHCHECK") for line in lines)
    assert not any(line.startswith("ENTRYPOINT") for line in lines), "a docker work pool starts a command of its own"
    for line in lines:
        if line.startswith("COPY ") and "--from" not in line:
            *sources, _ = line.split()[1:]
            assert all((ROOT / source).exists() for source in sources), line


def test_the_builder_gets_what_the_image_copies_and_no_more() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copies = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert {name.removeprefix("!") for name in ignored if name.startswith("!")} == {
        name for names in copies for name in names
    }


def test_the_home_in_the_image_is_empty() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert "--skel /dev/null" in text, "`dateline demo` refuses a home with files that it did not make"


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_units_parse_and_start_commands_that_there_are(unit: Path) -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit.read_text(encoding="utf-8"))
    assert "Unit" in parser
    for name in re.findall(r"bin/dateline (\w+)", unit.read_text(encoding="utf-8")):
        assert name in COMMANDS


def test_the_runbook_knows_every_alarm_and_only_commands_that_there_are() -> None:
    text = (ROOT / "sql" / "writer" / "health_of_sources.sql").read_text(encoding="utf-8")
    kinds = set(re.findall(r"'([a-z]+)'", text))
    assert kinds == set(JUDGED_KINDS) == set(REMEDIES) - {"refused", "damaged"}
    assert {kind for kind in kinds if f"`dateline.source.{kind}`" in RUNBOOK} == kinds
    named = set(re.findall(r"\bdateline(?: --\w+ \S+)* ([a-z]+)\b", "\n".join(re.findall(r"`([^`\n]+)`", RUNBOOK))))
    assert named <= COMMANDS
