"""Whether everybody can use a page: axe-core's findings that keep somebody out."""

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = ("serious", "critical")


def barriers(page: Page) -> list[str]:
    """The serious and critical findings on the page, each with the first place it was found at."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{page.url}: {item['id']} {item['nodes'][0]['html'][:200]}"
        for item in found["violations"]
        if item["impact"] in GRAVE
    ]
