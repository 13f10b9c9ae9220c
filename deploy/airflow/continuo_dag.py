"""A run that Airflow brings to its end, an hour at a time.

Every task instance is the same command: it starts the run, goes on with it, or finds that it is done. The exit codes
decide: 0 done or at --max-wall; 2 bad configuration or input, no retry; anything else is tried again and goes on from
the newest checkpoint. ``status`` afterwards says whether there is more to do; if so, the next hour does it.
"""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator

CONTINUO = os.environ.get("CONTINUO_LAUNCHER", "/opt/continuo/deploy/bin/continuo")
CONFIGURATION = os.environ.get("CONTINUO_CONFIGURATION", "/etc/continuo/run.conf")
DIRECTORY = os.environ.get("CONTINUO_DIRECTORY", "/runs/crystal")
MASTER = os.environ.get("CONTINUO_MASTER", "local[*]")

# Airflow sends SIGTERM when a task is stopped; its setting killed_task_cleanup_time must exceed 30 s.
RUN = f"{CONTINUO} run '{CONFIGURATION}' --out '{DIRECTORY}' --master '{MASTER}' --max-wall 50m --grace 25s"


def run_or_fail() -> None:
    """Runs the command; bad input fails for good, everything else may be tried again."""
    process = subprocess.Popen(["bash", "-c", f"exec {RUN}"])
    try:
        code = process.wait()
    except BaseException:
        # The task was stopped: let the run write its checkpoint.
        process.terminate()
        process.wait(timeout=40)
        raise
    if code == 2:
        raise AirflowFailException("bad configuration or input: another try would say the same")
    if code != 0:
        raise AirflowException(f"exit code {code}; the next try goes on from the newest checkpoint")


with DAG(
    dag_id="continuo",
    start_date=datetime(2025, 1, 1),
    schedule="@hourly",
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=1)},
    tags=["continuo"],
) as dag:
    run = PythonOperator(task_id="run", python_callable=run_or_fail, execution_timeout=timedelta(hours=2))
    status = BashOperator(
        task_id="status",
        bash_command=f"{CONTINUO} status '{DIRECTORY}' --json",
        do_xcom_push=True,
    )
    run >> status
