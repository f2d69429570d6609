// Forms, a little better: everything here also works without it.
"use strict";

// What is wrong is read first, by eye and by screen reader.
const wrongs = document.querySelector("[data-wrongs]");
if (wrongs) wrongs.focus();

// A second press of the same button sends nothing twice. The button stays pressable for
// going back, so the guard is lifted when the page comes out of the browser's memory.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    const pressed = event.submitter;
    if (pressed) {
      pressed.setAttribute("aria-disabled", "true");
      pressed.dataset.word = pressed.textContent;
      if (pressed.classList.contains("first")) pressed.textContent = "正在提交……";
    }
  });
}
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[data-word]")) {
    button.textContent = button.dataset.word;
    button.removeAttribute("aria-disabled");
  }
});

// An amount in capitals beside the figures, while it is typed. The server writes it too, and
// what the server writes is what counts.
const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "兆"];

function group(value) {
  let text = "", gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (!digit) { gap = text !== ""; continue; }
    text += (gap ? "零" : "") + DIGITS[digit] + PLACES[place];
    gap = false;
  }
  return text;
}

function yuan(figures) {
  let text = "", gap = false;
  const padded = figures.padStart(16, "0");
  for (let index = 3; index >= 0; index--) {
    const value = Number(padded.slice(12 - 4 * index, 16 - 4 * index));
    if (!value) { gap = text !== ""; continue; }
    if (text && (gap || value < 1000)) text += "零";
    text += group(value) + GROUPS[index];
    gap = value % 10 === 0;
  }
  return text;
}

function capital(typed) {
  const found = /^(0|[1-9][0-9]{0,15})(?:\.([0-9]{1,2}))?$/.exec(typed.replace(/[,，\s]/g, ""));
  if (!found) return "";
  const cents = (found[2] || "").padEnd(2, "0");
  const jiao = Number(cents[0]), fen = Number(cents[1]);
  const head = found[1] === "0" ? "" : yuan(found[1]) + "元";
  if (!jiao && !fen) return (head || "零元") + "整";
  const zero = head && (!jiao || found[1].endsWith("0")) ? "零" : "";
  return head + zero + (jiao ? DIGITS[jiao] + "角" : "") + (fen ? DIGITS[fen] + "分" : "整");
}

for (const input of document.querySelectorAll("input[data-capital]")) {
  const output = document.getElementById(input.dataset.capital);
  input.addEventListener("input", () => { output.textContent = capital(input.value); });
}
