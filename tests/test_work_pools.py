"""``deploy/prefect.yaml`` deploys: Prefect accepts it unchanged, and it does what its page in ``deploy/`` promises."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.support.corpus_site import ROOT

POOLS = {"dateline": "process", "dateline-docker": "docker"}
INSTALLED = {"home": "/var/lib/dateline", "config": "/etc/dateline/sources.toml"}
DEPLOY = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file"]
MARK = "pool-"
"""Before each name: other tests serve deployments of the same names on the same server at the same time."""


@pytest.fixture
def deployed(prefect_api: dict[str, str], tmp_path: Path) -> Iterator[dict[str, Any]]:
    """What two rounds of ``prefect deploy`` have made, by entrypoint and name; the server is shared: taken away again."""
    wanted = yaml.safe_load((ROOT / "deploy" / "prefect.yaml").read_text("utf-8"))
    for entry in wanted["deployments"]:
        entry["name"] = MARK + entry["name"]
    file = tmp_path / "prefect.yaml"
    file.write_text(yaml.safe_dump(wanted), "utf-8")
    api = prefect_api["PREFECT_API_URL"]
    templates = _asked("GET", f"{api}/collections/views/aggregate-worker-metadata")
    for name, kind in POOLS.items():
        package = "prefect" if kind == "process" else f"prefect-{kind}"
        template = templates[package][kind]["default_base_job_configuration"]
        _asked("POST", f"{api}/work_pools/", {"name": name, "type": kind, "base_job_template": template})
    try:
        # Twice: it is done again after each change of the file.
        for _ in range(2):
            done = subprocess.run(
                [*DEPLOY, file], cwd=ROOT, env=prefect_api, capture_output=True, text=True, timeout=150
            )
            assert done.returncode == 0, done.stdout + done.stderr
            assert "Warning" not in done.stderr
        yield {
            f"{entry['entrypoint']} {entry['name'].removeprefix(MARK)}": entry
            for entry in _asked("POST", f"{api}/deployments/filter", {})
            if entry["work_pool_name"] in POOLS
        }
    finally:
        for name in POOLS:
            _asked("DELETE", f"{api}/work_pools/{name}")
        for entry in _asked("POST", f"{api}/deployments/filter", {}):
            if entry["parameters"].get("home") == INSTALLED["home"]:
                _asked("DELETE", f"{api}/deployments/{entry['id']}")


def test_prefect_deploys_ingests_on_schedule_upkeep_once_a_day_and_the_rest_by_hand(deployed: dict[str, Any]) -> None:
    seen = {
        key: ([schedule["schedule"]["cron"] for schedule in entry["schedules"]], entry["work_pool_name"])
        for key, entry in deployed.items()
    }
    assert seen == {
        "flows.scheduled.scheduled_ingest rt": (["*/15 * * * *"], "dateline"),
        "flows.scheduled.scheduled_ingest bbc": (["5-59/15 * * * *"], "dateline-docker"),
        "flows.maintain.maintain daily": (["17 3 * * *"], "dateline"),
        "flows.backfill.backfill by-hand": ([], "dateline"),
        "flows.reprocess.reprocess by-hand": ([], "dateline"),
    }
    for key, entry in deployed.items():
        source = {"source": entry["name"].removeprefix(MARK)} if "ingest" in key else {}
        assert entry["parameters"] == {**INSTALLED, **source}
        assert entry["global_concurrency_limit"]["limit"] == 1
        assert entry["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
        assert not entry["paused"]
        assert all(schedule["schedule"]["timezone"] == "UTC" for schedule in entry["schedules"])
    in_docker = deployed["flows.scheduled.scheduled_ingest bbc"]["job_variables"]
    assert in_docker["image"] == "dateline"


def _asked(method: str, url: str, body: Any = None) -> Any:
    """The server returns 503 while its database is busy with another test's runs: retry."""
    with requests.Session() as session:
        session.mount(
            "http://",
            HTTPAdapter(max_retries=Retry(8, backoff_factor=0.5, status_forcelist=[503], allowed_methods=None)),
        )
        answer = session.request(method, url, json=body, timeout=30)
    answer.raise_for_status()
    return answer.json() if answer.content else None
