"""`mingjing seal`: put what was committed into the log's files and sign a checkpoint."""

import argparse
import sys
from typing import TYPE_CHECKING

from mingjing.apps.casework.errors import SealingStopped
from mingjing.apps.casework.log_folder import log_folder, log_key
from mingjing.apps.casework.sealing import seal_pending
from mingjing.core.ledger.errors import LedgerError

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: "Subparsers") -> None:
    """Declare the command."""
    subparsers.add_parser("seal", help="封存尚未入日志的记录并签发检查点")


def run(_args: argparse.Namespace) -> int:
    """Seal; returns 0, also where another process is at it, or 1 after saying why it couldn't."""
    try:
        sealed = seal_pending()
    except (SealingStopped, LedgerError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print("另一个进程正在封存。" if sealed is None else f"封存了{sealed}条记录。")
    print(f"日志：{log_folder().path}")
    print(f"公钥：{log_key().verifier().encode()}")
    return 0
