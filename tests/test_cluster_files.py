"""The files in deploy/cluster are valid: compose services, Kubernetes' own schemas, variables and commands that exist."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bench import compose, compose_cluster
from tasks.home import Home
from tasks.parsing import PAGE_SECONDS
from tasks.settings import resolve_settings
from tests.support.corpus_site import ROOT
from tests.test_deploy_files import COMMANDS

CLUSTER = ROOT / "deploy" / "cluster"
COMPOSE = yaml.safe_load((CLUSTER / "compose.yaml").read_text("utf-8"))
MANIFESTS = [
    (f"{path.name} {one['kind']} {one['metadata']['name']}", one)
    for path in sorted((CLUSTER / "kubernetes").glob("*.yaml"))
    for one in yaml.safe_load_all(path.read_text("utf-8"))
]
SECRETS = {
    "PGPASSWORD",
    "POSTGRES_PASSWORD",
    "PREFECT_SERVER_DATABASE_PASSWORD",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
}


def manifest(kind: str, name: str) -> dict[str, Any]:
    [found] = [one for _, one in MANIFESTS if (one["kind"], one["metadata"]["name"]) == (kind, name)]
    return found


def pods() -> dict[str, dict[str, Any]]:
    templates = {
        one["metadata"]["name"]: one["spec"]["template"] for _, one in MANIFESTS if "template" in one.get("spec", {})
    }
    return {name: template["spec"] for name, template in templates.items()}


def containers() -> list[dict[str, Any]]:
    return [container for spec in pods().values() for container in spec["containers"]]


@pytest.mark.parametrize("given", [one for _, one in MANIFESTS], ids=[name for name, _ in MANIFESTS])
def test_a_manifest_follows_the_schema_of_kubernetes(given: dict[str, Any]) -> None:
    kubernetes_validate.validate(given, "1.37", strict=True)
    assert given["metadata"]["namespace"] == "dateline"


def test_the_schema_refuses_a_key_that_there_is_not() -> None:
    wrong = {**manifest("Service", "desk"), "spek": {}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, "1.37", strict=True)


def test_what_selects_pods_has_pods_and_what_is_mounted_is_declared() -> None:
    labels = [
        one["spec"]["template"]["metadata"].get("labels", {}).get("app")
        for _, one in MANIFESTS
        if one["kind"] in {"Deployment", "StatefulSet"}
    ]
    for name, one in MANIFESTS:
        if one["kind"] == "Service":
            assert one["spec"]["selector"]["app"] in labels, name
        if "template" in one.get("spec", {}):
            spec = one["spec"]["template"]["spec"]
            claims = one["spec"].get("volumeClaimTemplates", [])
            there = {v["name"] for v in spec.get("volumes", [])} | {v["metadata"]["name"] for v in claims}
            mounted = {m["name"] for c in spec["containers"] for m in c.get("volumeMounts", [])}
            assert mounted == there, name


def test_each_container_states_what_it_needs_and_dateline_s_get_no_rights() -> None:
    for container in containers():
        resources = container["resources"]
        assert {"cpu", "memory"} <= set(resources["requests"]), container["name"]
        assert "memory" in resources["limits"], container["name"]
        if container["image"] == "dateline":
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "capabilities": {"drop": ["ALL"]},
            }
    for name, spec in pods().items():
        assert spec["automountServiceAccountToken"] is False, name


def test_what_is_stopped_may_end_the_page_that_it_has() -> None:
    graces = {name: spec.get("terminationGracePeriodSeconds", 30) for name, spec in pods().items()}
    graces |= {
        f"compose {name}": int(COMPOSE["services"][name].get("stop_grace_period", "10s").rstrip("s"))
        for name in ("worker", "dask-worker")
    }
    for name in ("worker", "dask-worker", "compose worker", "compose dask-worker"):
        assert graces[name] > PAGE_SECONDS, name


def test_a_shell_that_is_a_container_s_first_process_hears_that_it_is_to_stop() -> None:
    commands = [container.get("command", []) for container in containers()]
    commands += [service.get("command", []) for service in COMPOSE["services"].values()]
    shells = [command[2] for command in commands if command[:2] == ["sh", "-c"]]
    assert len(shells) == 2
    for shell in shells:
        assert re.match(r"trap '.*' TERM; ", shell), shell


def test_only_pods_of_the_namespace_reach_the_engines() -> None:
    policy = manifest("NetworkPolicy", "engines")["spec"]
    assert policy["podSelector"]["matchExpressions"][0]["values"] == ["postgres", "s3", "prefect"]
    assert policy["ingress"] == [{"from": [{"podSelector": {}}]}]


def test_the_cluster_test_knows_every_key_and_replaces_the_sources_alone() -> None:
    compose.check_keys(COMPOSE)
    order = compose.services_in_order(COMPOSE["services"])
    assert order.index("prepare") < order.index("worker") < order.index("publisher") < order.index("desk")
    assert compose.replicas("worker", COMPOSE["services"]["worker"]) == ["worker-1", "worker-2"]
    given = yaml.safe_load((CLUSTER / "prefect.yaml").read_text("utf-8"))
    made = compose_cluster.deployments()
    others = [one for one in given["deployments"] if "source" not in one["parameters"]]
    assert made["deployments"][compose_cluster.PAPERS :] == others
    assert {key: made[key] for key in made if key != "deployments"} == {
        key: given[key] for key in given if key != "deployments"
    }


def test_secrets_come_from_the_secret_only() -> None:
    for container in containers():
        for variable in container.get("env", []):
            if variable["name"] in SECRETS:
                assert "value" not in variable, "a secret in a manifest"
                assert variable["valueFrom"]["secretKeyRef"]["name"] == "dateline"
    assert not SECRETS & set(manifest("ConfigMap", "engines")["data"])
    for name, service in COMPOSE["services"].items():
        for variable in SECRETS & set(service.get("environment", {})):
            assert service["environment"][variable].startswith("${"), f"{name} states {variable}"


@pytest.mark.parametrize(
    "given",
    [manifest("ConfigMap", "engines")["data"], COMPOSE["services"]["worker"]["environment"]],
    ids=["kubernetes", "compose"],
)
def test_workers_are_told_all_that_they_share(given: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in given:
        if name.startswith("DATELINE_"):
            monkeypatch.setenv(name, given[name])
    home = resolve_settings().home
    assert home.root == Path("/var/lib/dateline")
    assert home.lake is not None
    assert home.lake.files == "s3://dateline/lake"
    assert home.archive_store == "s3://dateline/archive"
    assert home.coordination == "dbname=dateline host=postgres user=dateline"
    assert home.compute == "tcp://dask:8786"
    assert not home.publishes
    assert home.lease_seconds == Home(home.root).lease_seconds


def test_compose_waits_for_what_is_well_and_declares_its_volumes() -> None:
    services = COMPOSE["services"]
    for name, service in services.items():
        needs = service.get("depends_on", {})
        for other, how in needs.items() if isinstance(needs, dict) else ():
            if how["condition"] == "service_healthy":
                assert "test" in services[other]["healthcheck"], f"{name} waits for {other}"
    named = {volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", ())}
    assert {name for name in named if not name.startswith((".", "/"))} == set(COMPOSE["volumes"])
    files = [volume.partition(":")[0] for volume in services["worker"]["volumes"]]
    assert all((CLUSTER / file).exists() for file in files)
    assert services["worker"]["deploy"]["replicas"] == 2


def test_the_commands_exist_and_the_server_is_of_the_pinned_version() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted(CLUSTER.rglob("*.yaml")))
    named = set(re.findall(r'dateline", "(\w+)"|dateline (publish)', text))
    assert {one or other for one, other in named} == {"browse", "publish"}
    assert {"browse", "publish"} <= COMMANDS
    pinned = re.search(r'"prefect==([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert pinned is not None
    assert set(re.findall(r"prefecthq/prefect:([\d.]+)-", text)) == {pinned[1]}


def test_dask_s_processes_are_those_that_runs_connect_to_and_may_start_parsers() -> None:
    scheduler, worker = COMPOSE["services"]["dask"], COMPOSE["services"]["dask-worker"]
    pods = {
        name: manifest("Deployment", name)["spec"]["template"]["spec"]["containers"][0]
        for name in ("dask", "dask-worker")
    }
    assert [pods["dask"]["command"], pods["dask-worker"]["command"]] == [scheduler["command"], worker["command"]]
    for what, command in (("dask.scheduler", scheduler["command"]), ("dask.worker", worker["command"])):
        cli = importlib.import_module(f"distributed.cli.{what.replace('.', '_')}").main
        cli.make_context(what, command[2:])  # its options exist
    assert manifest("Service", "dask")["spec"]["ports"] == [{"port": 8786}]
    assert {"tcp://dask:8786", "--no-nanny"} <= set(worker["command"])


def test_dask_s_workers_get_the_credentials_of_the_store_and_no_others() -> None:
    container = manifest("Deployment", "dask-worker")["spec"]["template"]["spec"]["containers"][0]
    named = {variable["name"] for variable in container["env"]}
    assert "envFrom" not in container
    assert named == set(COMPOSE["services"]["dask-worker"]["environment"])
    assert named & SECRETS == {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
    assert "ports" not in COMPOSE["services"]["dask"], "who reaches a scheduler runs code"


def test_the_schedule_sends_every_run_to_the_pool_that_the_workers_serve() -> None:
    usual = yaml.safe_load((ROOT / "deploy" / "prefect.yaml").read_text("utf-8"))["deployments"]
    given = yaml.safe_load((CLUSTER / "prefect.yaml").read_text("utf-8"))["deployments"]
    assert {one["work_pool"]["name"] for one in given} == {"dateline"}
    what = [(one["name"], one["entrypoint"], one["parameters"], one.get("schedules")) for one in given]
    assert what == [(one["name"], one["entrypoint"], one["parameters"], one.get("schedules")) for one in usual]
    assert "dateline" in " ".join(COMPOSE["services"]["worker"]["command"])
