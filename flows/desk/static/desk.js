// Makes the desk quicker; all of it works without. Keys: / search, j k through hits, Enter opens, d compares, ? lists.
"use strict";
(() => {
  const box = document.querySelector("input[name=q]");
  const hits = [...document.querySelectorAll("[data-hit]")];
  const keys = document.getElementById("keys-dialog");
  let at = -1;

  function go(step) {
    if (!hits.length) return;
    hits[at]?.classList.remove("at");
    at = Math.max(0, Math.min(hits.length - 1, at + step));
    hits[at].classList.add("at");
    hits[at].querySelector("a").focus();
    hits[at].scrollIntoView({ block: "nearest" });
  }

  function compare() {
    const link = (hits[at] ?? document).querySelector("[data-compare]") ?? document.querySelector("main > [data-compare]");
    if (link) location.assign(link.href);
  }

  const bound = {
    "/": () => { box?.focus(); box?.select(); },
    j: () => go(1),
    k: () => go(-1),
    d: compare,
    "?": () => { if (keys.open) keys.close(); else keys.showModal(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { window.stop(); document.body.classList.remove("busy"); box?.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const act = bound[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  for (const form of document.forms) form.addEventListener("submit", () => document.body.classList.add("busy"));
  // Filters, words and pages are links: they take as long as what is typed. SVG links have no address of their own.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link?.pathname || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isSlow = /^\/(search|word\/[^.]*)$/.test(link.pathname);
    if (isSlow && link.origin === location.origin && !link.hash) document.body.classList.add("busy");
  });
  addEventListener("pageshow", () => document.body.classList.remove("busy"));

  // Dragging over the timeline sets the range.
  const range = document.querySelector("form.range");
  for (const bars of document.querySelectorAll("svg.bars")) {
    const links = [...bars.querySelectorAll("a[data-first]")];
    let from = -1;
    const near = (event) => links.indexOf(event.target.closest?.("a[data-first]"));
    const paint = (to) => links.forEach((link, n) =>
      link.classList.toggle("chosen", from >= 0 && n >= Math.min(from, to) && n <= Math.max(from, to)));
    bars.addEventListener("dragstart", (event) => event.preventDefault());
    bars.addEventListener("pointerdown", (event) => { from = near(event); });
    bars.addEventListener("pointermove", (event) => { const to = near(event); if (from >= 0 && to >= 0) paint(to); });
    addEventListener("pointerup", (event) => {
      const to = near(event);
      if (range && from >= 0 && to >= 0 && to !== from) {
        range.elements.from.value = links[Math.min(from, to)].dataset.first;
        range.elements.to.value = links[Math.max(from, to)].dataset.last;
        range.requestSubmit();
      }
      from = -1;
      paint(-1);
    });
  }
})();
