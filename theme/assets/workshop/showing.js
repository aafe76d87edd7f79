// A plan on the page. Rows are kept from one showing to the next, so that nobody loses their place in a field.
"use strict";
Object.assign(window.workshop, (() => {
  const { nameOf, clock, summary, grouping, isShorter, materials, warnings, exercises, wrong, fill, showWrong } = window.workshop;
  const page = document.title;
  const builder = document.querySelector("[data-builder]");
  const part = (name) => builder.querySelector(`[data-${name}]`);
  const fromTemplate = (name) => builder.querySelector(`[data-row="${name}"]`).content.firstElementChild.cloneNode(true);
  const rows = new WeakMap();

  function newRow(item) {
    const line = fromTemplate(item.exercise ? "exercise" : "words");
    fill(line.querySelector("[name=minutes]"), item);
    if (item.exercise) {
      const link = line.querySelector("[data-name]");
      link.href = item.exercise.address;
      link.textContent = item.exercise.name;
    } else {
      line.querySelector("[name=words]").value = item.words;
      line.querySelector("[data-kind]").textContent = item.kind === "break" ? "Break: what it is" : "Talk: about what";
    }
    return line;
  }

  function row(item) {
    if (!rows.has(item)) rows.set(item, newRow(item));
    return rows.get(item);
  }

  function showRows(plan) {
    const list = part("rows");
    let passed = 0;
    plan.items.forEach((item, index) => {
      const line = row(item);
      if (list.children[index] !== line) list.insertBefore(line, list.children[index] ?? null);
      line.querySelector("[data-clock]").textContent = `${clock(plan, passed)} to ${clock(plan, passed + item.minutes)}`;
      passed += item.minutes;
      showWrong(line.querySelector("[name=minutes]"), wrong(item, "minutes"));
      if (item.exercise) {
        const version = isShorter(item) ? `, ${item.minutes}-minute version` : "";
        line.querySelector("[data-facts]").textContent = grouping(plan, item.exercise) + version;
      }
      for (const of of line.querySelectorAll("[data-of]")) of.textContent = ` ${of.closest("label") ? "for " : ""}${nameOf(item)}`;
      line.querySelector("[data-move=up]").setAttribute("aria-disabled", index === 0);
      line.querySelector("[data-move=down]").setAttribute("aria-disabled", index === plan.items.length - 1);
    });
    while (list.children.length > plan.items.length) list.lastElementChild.remove();
  }

  function listed(text) {
    const entry = document.createElement("li");
    entry.textContent = text;
    return entry;
  }

  /** Say what was done to the plan, with a button to undo it if it can be undone; gives the button. */
  function tell(words, undo) {
    const said = builder.querySelector("[data-row=told]").content.cloneNode(true);
    const button = said.querySelector("button");
    said.querySelector("[data-words]").textContent = words;
    if (undo) button.addEventListener("click", undo);
    else button.remove();
    part("told").replaceChildren(...(words ? [said] : []));
    return button;
  }

  /** Fill in everything that depends on the plan. */
  function show(plan) {
    showRows(plan);
    document.getElementById("plan").textContent = plan.title || "Your plan";
    document.title = plan.title ? `${plan.title} - ${page}` : page; // What a bookmark is called.
    part("address").textContent = location.href.split("#")[0] + workshop.address(plan);
    for (const name of ["start", "people"]) showWrong(part("settings").elements[name], wrong(plan, name));
    for (const sum of builder.querySelectorAll("[data-sum]")) sum.textContent = summary(plan);
    const chosen = new Set(plan.items.map(({ exercise }) => exercise));
    for (const exercise of exercises.values()) {
      exercise.entry.querySelector("[data-add-word]").textContent = chosen.has(exercise) ? "Add again" : "Add";
    }
    const found = warnings(plan);
    part("warnings").hidden = !found.length;
    part("warnings").querySelector("ul").replaceChildren(...found.map(listed));
    part("materials").replaceChildren(...materials(plan).map(listed));
    const nothing = !plan.items.length && !plan.lost.length;
    part("when-planned").hidden = part("empty").hidden = nothing;
    builder.toggleAttribute("data-planned", plan.items.length > 0);
  }

  return { builder, part, row, show, tell };
})());
