"""`mingjing tick`: do once what otherwise runs by itself while serving; for a scheduler."""

import argparse
from typing import TYPE_CHECKING

from django.utils import timezone

from mingjing.apps.jobs.service import tick

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: "Subparsers") -> None:
    """Declare the command."""
    subparsers.add_parser("tick", help="办理一次到时自动办理的事项")


def run(_args: argparse.Namespace) -> int:
    """Do what is due now; returns 0. Safe beside a running service, and safe to run again."""
    done = tick(now=timezone.now())
    print(f"期限届满自动办理{done.lapsed}件，重新计算期限{done.recounted}卷，清理中断的上传{done.swept}件。")
    return 0
