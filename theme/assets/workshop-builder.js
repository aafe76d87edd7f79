/* The workshop builder. The plan lives in the address: #start=09:30&people=12&plan=map-the-line,break:15,talk:10:Welcome */
"use strict";
{
  const builder = document.querySelector("[data-builder]");
  const part = (name) => builder.querySelector(`[data-${name}]`);
  const settings = part("settings").elements;
  const rows = part("rows");
  const filters = part("filters");

  const WORDS = { break: ["Break", 15], talk: ["Talk", 10] };
  const WITHOUT_A_BREAK = 90;

  const exercises = new Map(
    [...builder.querySelectorAll("[data-slug]")].map((entry) => [entry.dataset.slug, exerciseOf(entry)]),
  );
  let plan = [];
  let lost = [];

  function exerciseOf(entry) {
    const { minutes, intensity, heads, handout, cards, group, strands } = entry.dataset;
    return {
      entry, group, strands,
      slug: entry.dataset.slug,
      link: entry.querySelector("[data-title]"),
      name: entry.querySelector("[data-title]").textContent,
      minutes: Number(minutes),
      intensity: Number(intensity),
      heads: Number(heads), // How many people work together, share a handout, share a set of cards; 0 is the whole room.
      handout: Number(handout),
      cards: cards && Number(cards),
      closes: "closes" in entry.dataset,
      materials: [...entry.querySelectorAll("[data-material]")].map((thing) => thing.textContent),
      sheets: entry.querySelector(".builder-sheets"),
    };
  }

  /* --- The address ---------------------------------------------------------------------------------------------- */

  const encode = (text) => encodeURIComponent(text).replaceAll("%20", "+");

  function decode(text) {
    try {
      return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
      return text;
    }
  }

  function address() {
    const lines = plan.map(({ exercise, kind, words, minutes }) => {
      if (exercise) return minutes === exercise.minutes ? exercise.slug : `${exercise.slug}:${minutes}`;
      return words === WORDS[kind][0] ? `${kind}:${minutes}` : `${kind}:${minutes}:${encode(words)}`;
    });
    const title = settings.title.value.trim();
    return `#start=${start()}&people=${people()}${title ? `&title=${encode(title)}` : ""}&plan=${lines.join(",")}`;
  }

  /** Take the plan from the address; false if the address holds none. */
  function read(fragment) {
    const said = new Map(fragment.slice(1).split("&").map((pair) => pair.split(/=(.*)/s)));
    if (said.get("plan") === undefined) return false;
    settings.title.value = decode(said.get("title") ?? "").slice(0, 80);
    settings.start.value = decode(said.get("start") ?? "");
    if (!settings.start.value) settings.start.value = settings.start.defaultValue;
    settings.people.value = within(said.get("people"), 1, 500, 12);
    plan = [];
    lost = [];
    for (const line of said.get("plan").split(",").filter(Boolean).slice(0, 100)) {
      const [name, minutes, words] = line.split(":").map(decode);
      const item = itemOf(name);
      if (!item) {
        lost.push(name);
        continue;
      }
      item.minutes = within(minutes, 1, 480, item.minutes);
      if (!item.exercise && words) item.words = words.slice(0, 80);
      plan.push(item);
    }
    return true;
  }

  function within(text, least, most, otherwise) {
    const number = Math.round(Number(text));
    return text && number >= least ? Math.min(number, most) : otherwise;
  }

  function itemOf(name) {
    if (Object.hasOwn(WORDS, name)) return { kind: name, words: WORDS[name][0], minutes: WORDS[name][1] };
    const exercise = exercises.get(name);
    return exercise && { kind: "exercise", exercise, minutes: exercise.minutes };
  }

  /* --- What follows from a plan --------------------------------------------------------------------------------- */

  const start = () => settings.start.value || settings.start.defaultValue;
  const people = () => within(settings.people.value, 1, 500, 12);
  const nameOf = (item) => item.exercise?.name ?? item.words;
  const total = () => plan.reduce((sum, item) => sum + item.minutes, 0);
  const many = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

  function clock(minutes) {
    const [hour, minute] = start().split(":").map(Number);
    const at = (hour * 60 + minute + minutes) % 1440;
    return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  }

  function length(minutes) {
    const hours = Math.floor(minutes / 60);
    const rest = hours && !(minutes % 60) ? "" : many(minutes % 60, "minute");
    return [hours && many(hours, "hour"), rest].filter(Boolean).join(" ");
  }

  /** How many a room needs if so many people share one; the last goes to those left over. */
  const copies = (share) => Math.ceil(people() / (share || people()));

  function grouping({ heads, group }) {
    if (!heads) return "whole room";
    if (heads === 1) return "alone";
    const whole = Math.floor(people() / heads);
    const word = { 2: "pair", 3: "trio" }[heads] ?? `group of ${heads}`;
    const one = whole === 1 ? `1 ${word}` : `${whole} ${group}`;
    return people() % heads ? `${one}, ${people() % heads} left over` : one;
  }

  function summary() {
    if (!plan.length) return "Nothing in it yet";
    return `${many(plan.length, "item")}, ${clock(0)} to ${clock(total())}: ${length(total())}`;
  }

  function warnings() {
    const found = lost.map((name) => `The address names "${name}", which is no exercise on this site. It was left out.`);
    let sitting = [];
    for (const item of [...plan, { kind: "break" }]) {
      const minutes = sitting.reduce((sum, sat) => sum + sat.minutes, 0);
      if (item.kind !== "break") sitting.push(item);
      else if (minutes > WITHOUT_A_BREAK) {
        const from = plan.indexOf(sitting[0]);
        const began = plan.slice(0, from).reduce((sum, before) => sum + before.minutes, 0);
        found.push(`There is no break from ${clock(began)} to ${clock(began + minutes)}: ${length(minutes)}. `
          + `People need one by ${clock(began + WITHOUT_A_BREAK)}.`);
      }
      if (item.kind === "break") sitting = [];
    }
    for (const { exercise, minutes } of plan) {
      if (exercise && minutes < exercise.minutes) {
        found.push(`${exercise.name} takes ${exercise.minutes} minutes as written, and here it has ${minutes}. `
          + "Its guide says how to shorten it.");
      }
    }
    const last = plan.findLast((item) => item.kind !== "break");
    if (last?.exercise?.intensity === 3) {
      found.push(`${last.exercise.name} may stir strong feelings, and nothing comes after it. Put something lighter last.`);
    }
    if (last?.exercise && !last.exercise.closes) {
      found.push("Nothing closes the meeting. Put the Closing circle last, or a talk of your own.");
    }
    return found;
  }

  /* --- Showing it ----------------------------------------------------------------------------------------------- */

  const fromTemplate = (name) => builder.querySelector(`[data-row="${name}"]`).content.firstElementChild.cloneNode(true);

  function row(item) {
    if (item.row) return item.row;
    item.row = fromTemplate(item.exercise ? "exercise" : "words");
    item.row.querySelector("[name=minutes]").value = item.minutes;
    if (item.exercise) {
      const link = item.row.querySelector("[data-name]");
      link.href = item.exercise.link.href;
      link.textContent = item.exercise.name;
    } else {
      item.row.querySelector("[name=words]").value = item.words;
      item.row.querySelector("[data-kind]").textContent = item.kind === "break" ? "Break: what it is" : "Talk: about what";
    }
    return item.row;
  }

  /** Fill in everything that depends on the plan; rows are kept, so that nobody loses their place in a field. */
  function show() {
    let passed = 0;
    plan.forEach((item, index) => {
      const line = row(item);
      if (rows.children[index] !== line) rows.insertBefore(line, rows.children[index] ?? null);
      line.querySelector("[data-clock]").textContent = `${clock(passed)} to ${clock(passed + item.minutes)}`;
      passed += item.minutes;
      if (item.exercise) line.querySelector("[data-facts]").textContent = grouping(item.exercise);
      for (const of of line.querySelectorAll("[data-of]")) of.textContent = ` ${of.closest("label") ? "for " : ""}${nameOf(item)}`;
      line.querySelector("[data-move=up]").setAttribute("aria-disabled", index === 0);
      line.querySelector("[data-move=down]").setAttribute("aria-disabled", index === plan.length - 1);
    });
    while (rows.children.length > plan.length) rows.lastElementChild.remove();

    document.getElementById("plan").textContent = settings.title.value.trim() || "Your plan";
    for (const sum of builder.querySelectorAll("[data-sum]")) sum.textContent = summary();
    for (const { entry, slug } of exercises.values()) {
      const chosen = plan.some(({ exercise }) => exercise?.slug === slug);
      entry.querySelector("[data-add-word]").textContent = chosen ? "Add again" : "Add";
    }
    part("when-planned").hidden = !plan.length && !lost.length;
    builder.toggleAttribute("data-planned", plan.length > 0);
    const found = warnings();
    part("warnings").hidden = !found.length;
    part("warnings").querySelector("ul").replaceChildren(...found.map(listed));
    part("prints").replaceChildren(...prints());
    part("materials").replaceChildren(...materials().map(listed));
  }

  function listed(text) {
    const entry = document.createElement("li");
    entry.textContent = text;
    return entry;
  }

  function prints() {
    const times = new Map();
    for (const { exercise } of plan) if (exercise) times.set(exercise, (times.get(exercise) ?? 0) + 1);
    return [...times].map(([exercise, often]) => {
      const entry = fromTemplate("print");
      entry.querySelector("[data-name]").textContent = exercise.name;
      const cards = exercise.cards === undefined ? [] : [many(often * copies(exercise.cards), "set") + " of cards"];
      const counts = [many(often * copies(exercise.handout), "handout"), ...cards, "1 guide"];
      entry.querySelector("[data-copies]").textContent = counts.join(", ");
      entry.append(exercise.sheets.cloneNode(true));
      return entry;
    });
  }

  /** Everything to bring, each thing once; a thing that one exercise alone needs says for which. */
  function materials() {
    const needed = new Map();
    for (const { exercise } of plan) {
      for (const thing of exercise?.materials ?? []) {
        needed.set(thing, (needed.get(thing) ?? new Set()).add(exercise.name));
      }
    }
    const all = new Set(plan.filter(({ exercise }) => exercise).map(({ exercise }) => exercise.name));
    return [...needed].map(([thing, by]) => (by.size === 1 && all.size > 1 ? `${thing} (${[...by][0]})` : thing));
  }

  /* --- Changing it ---------------------------------------------------------------------------------------------- */

  function say(text) {
    if (part("said").textContent !== text) part("said").textContent = text;
  }

  /** Show the plan, keep it in the address, and say aloud what changed. */
  function changed(what) {
    const before = new Set([...part("warnings").querySelectorAll("li")].map((warning) => warning.textContent));
    show();
    history.replaceState(null, "", address());
    say([what, `${summary()}.`, ...warnings().filter((warning) => !before.has(warning))].join(" "));
  }

  function add(name) {
    const item = itemOf(name);
    plan.push(item);
    changed(`${nameOf(item)} added.`);
  }

  function move(item, way) {
    const from = plan.indexOf(item);
    const to = way === "up" ? from - 1 : from + 1;
    if (to < 0 || to >= plan.length) return say(`${nameOf(item)} is ${to < 0 ? "first" : "last"} already.`);
    plan.splice(to, 0, ...plan.splice(from, 1));
    changed(`${nameOf(item)} is now number ${to + 1}.`);
    item.row.querySelector(`[data-move=${way}]`).focus();
  }

  function remove(item) {
    const index = plan.indexOf(item);
    plan.splice(index, 1);
    item.row.remove();
    changed(`${nameOf(item)} removed.`);
    const next = plan[Math.min(index, plan.length - 1)];
    (next?.row.querySelector("[data-move=out]") ?? document.getElementById("plan")).focus();
  }

  function empty() {
    history.pushState(null, "", location.href); // The browser's Back brings the plan back.
    plan = [];
    lost = [];
    changed("The plan is empty. Your browser's Back button brings it back.");
    document.getElementById("plan").focus();
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

  function filter() {
    const wanted = filters.elements;
    let shown = 0;
    for (const { entry, minutes, group, intensity, strands } of exercises.values()) {
      entry.hidden = !(
        strands.includes(wanted.strand.value)
        && minutes <= (wanted.minutes.value || Infinity)
        && group.startsWith(wanted.group.value)
        && intensity <= (wanted.intensity.value || 3)
      );
      shown += !entry.hidden;
    }
    part("count").textContent = `${shown} of ${many(exercises.size, "exercise")}`;
  }

  builder.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const item = plan.find(({ row: line }) => line?.contains(button));
    const { add: name, move: way } = button.dataset;
    if (name) add(name);
    else if (way === "out") remove(item);
    else if (way) move(item, way);
    else if ("empty" in button.dataset) empty();
    else if ("copy" in button.dataset) copy();
    else if ("print" in button.dataset) window.print();
  });

  builder.addEventListener("input", ({ target }) => {
    if (filters.contains(target)) return filter();
    const item = plan.find(({ row: line }) => line?.contains(target));
    if (item && target.name === "minutes") item.minutes = within(target.value, 1, 480, item.minutes);
    if (item && target.name === "words") item.words = target.value.trim() || WORDS[item.kind][0];
    changed("");
  });

  builder.addEventListener("submit", (event) => event.preventDefault());

  // A link to a heading of this page takes the plan's place in the address: put it back.
  addEventListener("hashchange", () => {
    if (read(location.hash)) show();
    else if (plan.length) history.replaceState(null, "", address());
  });

  for (const hidden of builder.querySelectorAll("[data-needs-script]")) hidden.hidden = false;
  read(location.hash);
  show();
  filter();
}
