// What people do to a plan, by mouse, keyboard or touch; each change is shown, kept in the address and said aloud.
"use strict";
(() => {
  const { workshop } = window;
  const { nameOf, summary, warnings, exercises, builder, part, row, tell } = workshop;
  const WHILE_TYPING = 900; // In milliseconds: what is said of a number waits until it stands there whole.
  const settings = part("settings");
  const heading = document.getElementById("plan");
  let plan = workshop.empty();
  let told = []; // Warnings that were said: each is read out once.
  let waiting = 0;
  const showTaking = workshop.takes(() => [plan]);

  function show() {
    workshop.show(plan);
    showTaking();
  }

  function start(other) {
    plan = other;
    settings.elements.title.value = plan.title;
    for (const name of ["start", "people"]) workshop.fill(settings.elements[name], plan);
    show();
    told = warnings(plan);
  }

  /** Show the plan that the address holds, else the one at hand; true if the address holds one. */
  function take() {
    const found = workshop.read(location.hash, exercises);
    start(found ?? plan);
    return found !== null;
  }

  /** The one place that is read aloud. What comes within a moment is said together, and once. */
  function say(words, wait = 0) {
    clearTimeout(waiting);
    const speak = () => {
      const now = warnings(plan);
      const text = [words, ...now.filter((warning) => !told.includes(warning))].filter(Boolean).join(" ");
      told = now;
      if (part("said").textContent !== text) part("said").textContent = text;
    };
    if (wait) waiting = setTimeout(speak, wait);
    else speak();
  }

  function changed(what, wait) {
    show();
    history.replaceState(null, "", workshop.address(plan));
    say([what, `${summary(plan)}.`].filter(Boolean).join(" "), wait);
  }

  function add(name) {
    const item = workshop.itemOf(name, exercises);
    if (plan.items.length >= workshop.MOST.items) return say(`A plan has at most ${workshop.MOST.items} lines.`);
    plan.items.push(item);
    tell("");
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
    tell(`${nameOf(item)} taken out.`, () => {
      plan.items.splice(index, 0, item);
      tell("");
      changed(`${nameOf(item)} is back.`);
      row(item).querySelector("[data-move=out]").focus();
    });
    changed(`${nameOf(item)} removed. Undo stands above the plan.`);
    const next = plan.items[Math.min(index, plan.items.length - 1)];
    (next ? row(next).querySelector("[data-move=out]") : heading).focus();
  }

  function empty() {
    const full = plan;
    history.pushState(null, "", location.href); // The browser's Back brings the plan back too.
    plan = { ...full, items: [], lost: [] };
    const taken = `${workshop.many(full.items.length + full.lost.length, "item")} taken out.`;
    changed(taken);
    tell(taken, () => {
      Object.assign(plan, { items: full.items, lost: full.lost });
      tell("");
      changed("The plan is back.");
      part("empty").focus();
    }).focus();
  }

  /** A plan from a file takes the place of the one at hand, which can be had back. */
  async function open(file) {
    const before = plan;
    let words;
    try {
      start(await workshop.opened(file, exercises));
      history.pushState(null, "", workshop.address(plan));
      words = `${plan.title || "The plan"} is open.`;
    } catch (error) {
      tell(error.message);
      return say(error.message);
    }
    tell(words, before.items.length > 0 && (() => {
      start(before);
      tell("");
      changed("The plan from before is back.");
      heading.focus();
    }));
    changed([words, ...told].join(" "));
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
    else if ("saveKit" in button.dataset) window.saveFile(`${workshop.fileName(plan)}-kit.html`, workshop.kitPage(plan), "text/html");
    else if ("save" in button.dataset) window.saveFile(`${workshop.fileName(plan)}.json`, workshop.written(plan), "application/json");
  });

  part("rows").addEventListener("input", ({ target }) => {
    const item = itemAt(target);
    if (target.name === "minutes") workshop.set(item, "minutes", target.value);
    else workshop.setWords(item, target.value);
    changed(workshop.wrong(item, "minutes"), WHILE_TYPING);
  });

  settings.addEventListener("input", ({ target }) => {
    if (target.name === "title") plan.title = target.value.trim();
    else workshop.set(plan, target.name, target.value);
    changed(workshop.wrong(plan, target.name), WHILE_TYPING);
  });
  settings.addEventListener("submit", (event) => event.preventDefault());

  part("dated").addEventListener("submit", (event) => {
    event.preventDefault();
    const { day, remind } = event.target.elements;
    window.saveFile(`${workshop.fileName(plan)}.ics`, workshop.entry(plan, day.value, remind.value), "text/calendar");
    say("The entry is saved. Open it, and your calendar takes it.");
  });

  part("open").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    target.value = ""; // The same file can be chosen again.
    if (file) await open(file);
  });

  // A link to a heading of this page takes the plan's place in the address: put it back.
  addEventListener("hashchange", () => {
    if (take()) tell("");
    else if (plan.items.length) history.replaceState(null, "", workshop.address(plan));
  });

  take();
})();
