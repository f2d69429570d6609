// Drafts save themselves: every change is posted to the address in data-draft. When the server
// can't be reached the draft stays in this browser tab, and comes back with the page.
"use strict";

const PAUSE = 1500;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const status = document.querySelector("[data-draft-status]");
  const key = "mingjing-draft:" + location.pathname;
  let waiting = 0, running = false, again = false, sent = false;

  const say = (text) => { if (status) status.textContent = text; };
  const hour = () => new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });

  // Names and texts only: uploads go with the form itself, secrets of the session never stay here.
  const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");

  async function save() {
    if (sent) return;
    if (running) { again = true; return; }
    running = true;
    const body = new FormData();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.append("_draft", "1");
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
      if (!answer.ok) throw new Error(String(answer.status));
      sessionStorage.removeItem(key);
      say("草稿已保存 " + hour());
    } catch {
      sessionStorage.setItem(key, JSON.stringify(typed()));
      say("连不上服务器，草稿暂存在这个浏览器里（" + hour() + "）。请不要关闭这一页，连上以后会再保存。");
      later(10 * PAUSE);
    }
    running = false;
    if (again) { again = false; later(PAUSE); }
  }

  function later(pause) { clearTimeout(waiting); waiting = setTimeout(save, pause); }

  function restore() {
    const kept = sessionStorage.getItem(key);
    if (!kept) return;
    const values = new Map();
    for (const [name, value] of JSON.parse(kept)) values.set(name, [...(values.get(name) || []), value]);
    for (const input of form.elements) {
      if (!input.name || input.type === "file" || input.type === "hidden" || input.tagName === "BUTTON") continue;
      const list = values.get(input.name) || [];
      if (input.type === "radio" || input.type === "checkbox") input.checked = list.includes(input.value);
      else if (list.length) input.value = list.shift();
    }
    say("已恢复上次没有保存到服务器的内容，请核对。");
    later(PAUSE);
  }

  form.addEventListener("input", () => later(PAUSE));
  form.addEventListener("change", () => later(PAUSE));
  form.addEventListener("submit", () => { sent = true; clearTimeout(waiting); sessionStorage.removeItem(key); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) sent = false; });
  restore();
}
