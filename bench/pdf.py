"""Decisions set in type per second, beside an empty page by the same typesetter in the same run."""

from time import perf_counter

import typst

from mingjing.apps.documents.render import render

ROUNDS = 60
# Milliseconds a decision may take, the typesetter warm.
CEILING_MS = 60.0
FACTS = (
    "2026年3月2日上午，执法人员在巡查中发现，当事人在人行道上堆放石材、木方等建筑材料，占用人行道长约6.3米、"
    "宽约2米，面积12.6平方米，现场未设置围挡，未能出示临时占用道路的批准文件。"
)


def _decision(number: int) -> dict[str, object]:
    """A decision of about three pages; no two are alike, so that no cache answers for the work."""
    return {
        "agency": {"name": "某市某区综合行政执法局"},
        "number": f"某综执罚决〔2026〕{number}号",
        "date": "2026-04-15",
        "remedy": "如不服本决定书，可以依法申请行政复议或者提起行政诉讼。",
        "verify": {"url": f"https://example.cn/v/{number}", "code": f"{number:019d}"},
        "elements": {
            "party": {
                "kind": "法人",
                "name": f"某某建筑装饰有限公司{number}",
                "address": "某市某区永福中路88号",
            },
            "procedure": f"第{number}号案于2026年3月3日立案调查，2026年3月16日调查终结。",
            "facts": FACTS * 4 + f"案件序号{number}。",
            "evidence": "现场检查笔录、询问笔录、现场照片6张、营业执照复印件，证据之间相互印证。",
            "qualification": "《城市道路管理条例》第二十七条第五项",
            "discretion": FACTS,
            "ground": "《城市道路管理条例》第四十二条",
            "penalty": "罚款",
            "fine": "人民币2,000元（大写：贰仟元整）",
            "performance": "到指定的代收银行缴纳。",
            "payment": "自收到本决定书之日起十五日内缴纳罚款。",
            "surcharge": "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。",
        },
    }


def bench() -> dict[str, float | bool]:
    """Decisions and empty pages per second, their ratio, and the slowest decision in milliseconds."""
    render("penalty_decision", _decision(0))
    slowest = 0.0
    begun = perf_counter()
    for number in range(1, ROUNDS + 1):
        started = perf_counter()
        render("penalty_decision", _decision(number))
        slowest = max(slowest, perf_counter() - started)
    decisions = ROUNDS / (perf_counter() - begun)
    compiler = typst.Compiler()
    begun = perf_counter()
    for number in range(ROUNDS):
        page = f"#set document(date: none)\n#metadata({number})"
        compiler.compile(input=page.encode(), format="pdf")
    empty = ROUNDS / (perf_counter() - begun)
    return {
        "decisions_per_second": round(decisions, 1),
        "empty_pages_per_second": round(empty, 1),
        "empty_pages_in_one_decision": round(empty / decisions, 1),
        "mean_ms": round(1000 / decisions, 1),
        "slowest_ms": round(1000 * slowest, 1),
        "ceiling_ms": CEILING_MS,
        "ok": 1000 / decisions <= CEILING_MS,
    }
