"use strict";
// Without this script the page shows everything. It places notes beside their words, chooses which are seen,
// walks from one to the next, and opens everything before the page is printed.
(() => {
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const notes = every(".note");
  const filter = document.getElementById("filter");
  const count = document.getElementById("count");
  const wide = matchMedia("screen and (min-width: 66.5rem)");
  const marked = new Map();

  for (const words of every("[data-notes]")) {
    for (const id of words.dataset.notes.split(" ")) {
      marked.set(id, [...(marked.get(id) || []), words]);
    }
  }

  function place() {
    for (const text of every(".text")) {
      const lists = every(".notes:not([hidden])", text);
      text.style.minHeight = "";
      for (const list of lists) list.style.top = "";
      if (!wide.matches) continue;
      const sizes = lists.map((list) => [list.parentElement.offsetTop + first(list), list.offsetHeight]);
      let reached = 0;
      lists.forEach((list, at) => {
        const top = Math.max(sizes[at][0], reached);
        list.style.top = `${top}px`;
        reached = top + sizes[at][1];
      });
      text.style.minHeight = `${reached}px`;
    }
  }

  // The first line of a heading begins below the margin above it.
  function first(list) {
    const words = list.previousElementSibling.firstElementChild;
    return words ? words.offsetTop - list.parentElement.offsetTop : 0;
  }

  function choose() {
    const kinds = new Set(every("[name=kind]:checked", filter).map((box) => box.value));
    const rule = filter.elements.rule.value;
    const seen = (item) => kinds.has(item.dataset.kind) && (!rule || item.dataset.rule === rule);
    for (const item of every("[data-kind]")) item.hidden = !seen(item);
    for (const list of every(".notes")) list.hidden = !list.querySelector(".note:not([hidden])");
    const shown = new Set(notes.filter((note) => !note.hidden).map((note) => note.id));
    for (const words of every("[data-notes]")) {
      const off = !words.dataset.notes.split(" ").some((id) => shown.has(id));
      if (words.tagName === "MARK") words.classList.toggle("off", off);
      else words.hidden = off;
    }
    const all = shown.size === notes.length;
    count.textContent = all ? "" : `${shown.size} of ${notes.length} findings shown`;
    place();
  }

  function light(note, on) {
    for (const words of marked.get(note.id) || []) {
      if (words.tagName === "MARK") words.classList.toggle("on", on);
    }
  }

  function walk(step) {
    const seen = notes.filter((note) => !note.hidden);
    if (!seen.length) return;
    const here = document.activeElement.closest(".note");
    const at = seen.indexOf(here);
    const next = at < 0 ? (step > 0 ? 0 : seen.length - 1) : (at + step + seen.length) % seen.length;
    seen[next].focus({ preventScroll: true });
    seen[next].scrollIntoView({ block: "center" });
  }

  function pressed(event) {
    const typing = event.target.closest("select, input:not([type=checkbox]), textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !filter.elements.keys.checked) return;
    const step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (step) {
      event.preventDefault();
      walk(step);
    }
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = every("details:not([open])");
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
  for (const note of notes) {
    for (const name of ["mouseenter", "focusin"]) note.addEventListener(name, () => light(note, true));
    for (const name of ["mouseleave", "focusout"]) note.addEventListener(name, () => light(note, false));
  }
  document.documentElement.classList.add("placed");
  document.addEventListener("toggle", place, true);
  document.addEventListener("keydown", pressed);
  addEventListener("resize", place);
  wide.addEventListener("change", place);
  filter.addEventListener("change", choose);
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.hidden = notes.length === 0;
  choose();
})();
