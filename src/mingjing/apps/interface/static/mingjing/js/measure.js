// Where a draft lies in the standard, told again while it is written. Without this the button
// 先核对裁量 does the same.
"use strict";

const measured = document.querySelector("[data-measured]");
const NAMES = new Set(["offence", "discretion_level", "penalty_kinds", "fine", "confiscated_income", "confiscated_goods_value"]);

for (const form of measured ? document.querySelectorAll("form[data-once]") : []) {
  let latest = 0;
  form.addEventListener("change", async (event) => {
    if (!NAMES.has(event.target.name)) return;
    const mine = ++latest;
    const body = new FormData();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.append("_measure", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-measured]");
      if (fresh && mine === latest) measured.replaceChildren(...fresh.childNodes);
    } catch {
      // Nothing is lost: the button asks again.
    }
  });
}
