"""`./run bench [names…] [--json]`: runs `bench()` of each module in this folder and shows what it measured.

Each measures beside something plain in the same run, so that the ratio holds on any machine.
"""

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main() -> int:
    """Run the measurements named, or all; returns 0, or 1 where one exceeded a ceiling of its own."""
    parser = argparse.ArgumentParser(prog="./run bench", description="性能测量")
    parser.add_argument("names", nargs="*", metavar="名称", help=f"缺省为全部：{'、'.join(NAMES)}")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    args = parser.parse_args()
    unknown = set(args.names) - set(NAMES)
    if unknown:
        print(f"没有测量 {'、'.join(sorted(unknown))}。可选：{'、'.join(NAMES)}", file=sys.stderr)
        return 2
    results: dict[str, dict[str, Any]] = {}
    for name in args.names or NAMES:
        print(f"正在测量 {name} ……", file=sys.stderr, flush=True)
        started = perf_counter()
        results[name] = import_module(f"bench.{name}").bench()
        print(f"    用时 {perf_counter() - started:.1f} 秒", file=sys.stderr, flush=True)
    print(json.dumps(results, ensure_ascii=False, indent=2) if args.json else "\n".join(_lines(results)))
    return int(any(result.get("ok") is False for result in results.values()))


def _lines(results: dict[str, dict[str, Any]]) -> list[str]:
    lines = []
    for name, result in results.items():
        width = max(map(len, result), default=0)
        lines += [name, *(f"  {key:<{width}}  {_figure(value)}" for key, value in result.items())]
    return lines


def _figure(value: object) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case float():
            return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
        case int():
            return f"{value:,}"
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


if __name__ == "__main__":
    sys.exit(main())
