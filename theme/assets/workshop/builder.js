// What people do to a plan, by mouse, keyboard or touch; each change is shown, kept in the address and said aloud.
"use strict";
(() => {
  const { workshop } = window;
  const { nameOf, summary, warnings, exercises, builder, part, row } = workshop;
  const settings = part("settings");
  const heading = document.getElementById("plan");
  let plan = workshop.empty();
  let warned = [];

  function show() {
    workshop.show(plan);
    warned = warnings(plan);
  }

  /** Show the plan that the address holds, else the one at hand; true if the address holds one. */
  function take() {
    const found = workshop.read(location.hash, exercises);
    plan = found ?? plan;
    for (const name of ["title", "start", "people"]) settings.elements[name].value = plan[name];
    show();
    return found !== null;
  }

  function say(text) {
    if (part("said").textContent !== text) part("said").textContent = text;
  }

  function changed(what) {
    const before = warned;
    show();
    history.replaceState(null, "", workshop.address(plan));
    say([what, `${summary(plan)}.`, ...warned.filter((warning) => !before.includes(warning))].join(" "));
  }

  function add(name) {
    const item = workshop.itemOf(name, exercises);
    plan.items.push(item);
    changed(`${nameOf(item)} added.`);
  }

  function move(item, way) {
    const from = plan.items.indexOf(item);
    const to = way === "up" ? from - 1 : from + 1;
    if (to < 0 || to >= plan.items.length) return say(`${nameOf(item)} is ${to < 0 ? "first" : "last"} already.`);
    plan.items.splice(to, 0, ...plan.items.splice(from, 1));
    changed(`${nameOf(item)} is now number ${to + 1}.`);
    row(item).querySelector(`[data-move=${way}]`).focus();
  }

  function remove(item) {
    const index = plan.items.indexOf(item);
    plan.items.splice(index, 1);
    row(item).remove();
    changed(`${nameOf(item)} removed.`);
    const next = plan.items[Math.min(index, plan.items.length - 1)];
    (next ? row(next).querySelector("[data-move=out]") : heading).focus();
  }

  function empty() {
    const full = plan;
    history.pushState(null, "", location.href); // The browser's Back brings the plan back too.
    plan = { ...full, items: [], lost: [] };
    changed("");
    workshop.showEmptied(full).addEventListener("click", () => bringBack(full));
  }

  function bringBack({ items, lost }) {
    Object.assign(plan, { items, lost });
    changed("The plan is back.");
    part("empty").focus();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      say("The address is copied.");
      part("copy").textContent = "Copied";
    } catch {
      part("copy").textContent = "Copy it from the address bar";
    }
  }

  const itemAt = (element) => plan.items.find((item) => row(item).contains(element));

  builder.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { add: name, move: way } = button.dataset;
    if (name) add(name);
    else if (way === "out") remove(itemAt(button));
    else if (way) move(itemAt(button), way);
    else if ("empty" in button.dataset) empty();
    else if ("copy" in button.dataset) copy();
    else if ("print" in button.dataset) window.print();
  });

  part("rows").addEventListener("input", ({ target }) => {
    if (target.name === "minutes") workshop.setMinutes(itemAt(target), target.value);
    else workshop.setWords(itemAt(target), target.value);
    changed("");
  });

  settings.addEventListener("input", () => {
    Object.assign(plan, workshop.settled(Object.fromEntries(new FormData(settings))));
    changed("");
  });
  settings.addEventListener("submit", (event) => event.preventDefault());

  // A link to a heading of this page takes the plan's place in the address: put it back.
  addEventListener("hashchange", () => {
    if (!take() && plan.items.length) history.replaceState(null, "", workshop.address(plan));
  });

  take();
})();
