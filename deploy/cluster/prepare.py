"""Make what the cluster needs, once: the bucket, the tables, the work pool, its deployments. May be run again."""

import os
import subprocess

import boto3
from botocore.exceptions import ClientError

from tasks.settings import resolve_settings
from tasks.warehouse import Warehouse

PREFECT_FILE = os.environ.get("DATELINE_PREFECT_FILE", "/etc/dateline/prefect.yaml")


def main() -> None:
    """Prepare the engines that the environment names."""
    home = resolve_settings().home
    home.prepare()
    bucket = (home.archive_store or "").removeprefix("s3://").partition("/")[0]
    try:
        boto3.client("s3").create_bucket(Bucket=bucket)
    except ClientError as error:
        if error.response["Error"]["Code"] not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
            raise
    Warehouse(home).migrate()
    for command in (
        ["work-pool", "create", "dateline", "--type", "process", "--overwrite"],
        ["--no-prompt", "deploy", "--prefect-file", PREFECT_FILE, "--all"],
    ):
        subprocess.run(["prefect", *command], check=True)  # noqa: S603, S607 - of the image


if __name__ == "__main__":
    main()
