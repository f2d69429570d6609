"""`mingjing standards`: take a table of offences or a discretion standard into an agency's draft."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from mingjing.apps.registry.models import Account
from mingjing.apps.registry.queries import person_on_day
from mingjing.apps.standards.errors import StandardsError
from mingjing.apps.standards.queries.discretion import discretion_draft
from mingjing.apps.standards.service import discretion as service
from mingjing.apps.standards.tables import Table, read_table

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

NAME = "行政处罚裁量基准"


def add(subparsers: "Subparsers") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("standards", help="把违法行为目录或者裁量基准表（CSV）导入本机关的草稿")
    parser.add_argument("table", type=Path, metavar="文件", help="CSV 文件，第一行是列名")
    parser.add_argument("--by", required=True, metavar="账号", help="由谁编制；导入到这个账号所在的机关")


def run(args: argparse.Namespace) -> int:
    """Import, and report every line that was not taken; returns 0, or 1 where nothing could be."""
    account = Account.objects.select_related("agency").filter(username=args.by).first()
    if account is None:
        print(f"没有账号“{args.by}”。请写编制人登录用的账号。", file=sys.stderr)
        return 1
    try:
        table = read_table(args.table.read_bytes())
        added = _take(account, table)
    except OSError as error:
        print(f"读不了 {args.table}：{error.strerror}。请核对路径和权限。", file=sys.stderr)
        return 1
    except StandardsError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    _report(table, added)
    return 0


def _take(account: Account, table: Table) -> int:
    person = person_on_day(account, timezone.now())
    draft = discretion_draft(account.agency) or service.begin(account.agency, by=person, name=NAME)
    return service.add_rows(draft, table.rows, by=person)


def _report(table: Table, added: int) -> None:
    for fault in table.faults:
        print(fault)
    if table.left_out:
        left = "、".join(f"{word} {count} 次" for word, count in table.left_out.items())
        print(f"不属于行政处罚种类、没有带入的措施：{left}")
    same = len(table.rows) - added
    print(f"带入 {added} 行，{same} 行已经有了，{len(table.faults)} 行没有带入。请到“裁量基准”核对草稿。")
