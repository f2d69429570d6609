"""How many acts are entered in a second, by the function and by HTTP, beside a single row and its commit."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def bench() -> dict[str, Any]:
    """Run the measurement in a process and a database of its own; durable, as in a deployment.

    `act_times_row`: how many single-row INSERTs with COMMIT, measured in the same run by as many clients,
    one act takes.
    """
    return measured_by("bench.programs.acts")


def measured_by(program: str) -> dict[str, Any]:
    """What `measure(address)` of a module returns, run in a process and a database of its own."""
    with tempfile.TemporaryDirectory(prefix="mingjing-bench-") as folder:
        Path(folder).chmod(0o755)  # the embedded database runs as another user where we are root
        environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        done = subprocess.run(
            [sys.executable, "-m", "bench.programs.perform", program], cwd=ROOT, check=True,
            stdout=subprocess.PIPE, env={**environ, "MINGJING_DATA": folder},
        )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found
