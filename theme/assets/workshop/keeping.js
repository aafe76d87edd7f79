// What goes into the ZIP beside the sheets: the plan as a page, and a text that says what is what.
"use strict";
Object.assign(window.workshop, (() => {
  const { many, nameOf, clock } = window.workshop;
  const FOLDERS = {
    "handout": "participants", "large-print": "participants", "fillable": "participants", "word-handout": "participants",
    "cards": "cards",
    "guide": "facilitator", "word-guide": "facilitator",
  };
  const STYLE = "body{font:11pt/1.45 sans-serif;max-width:44em;margin:2em auto;padding:0 1em;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}"
    + "th,td{border:1px solid;padding:.2em .5em;text-align:left;vertical-align:top}h2{margin-top:1.4em}";

  const exercisesOf = (meetings) => [...new Set(meetings.flatMap(({ items }) => items).map(({ exercise }) => exercise).filter(Boolean))];
  const baseName = (address) => decodeURIComponent(new URL(address).pathname.split("/").at(-1));

  /** Each file to keep as it is, numbered in the order of the day: where it goes, and where it comes from. */
  function kept(meetings, paper) {
    const lengths = new Map();
    for (const { exercise, minutes } of meetings.flatMap(({ items }) => items)) {
      if (exercise) lengths.set(exercise, [...(lengths.get(exercise) ?? []), exercise.lengths.includes(minutes) ? minutes : 0]);
    }
    return exercisesOf(meetings).flatMap((exercise, index) => {
      const run = ({ kind, minutes }) => !["handout", "cards"].includes(kind) || lengths.get(exercise).includes(minutes);
      const files = exercise.files.filter((file) => (!file.paper || file.paper === paper) && run(file));
      const once = new Map(files.map((file) => [file.href.split("#")[0], file]).reverse()); // Cards of a shorter version lie in its handout.
      return [...once].reverse().map(([href, { kind, name }]) => ({
        href,
        path: `${FOLDERS[kind]}/${String(index + 1).padStart(2, "0")}-${baseName(href)}`,
        name: `${exercise.name}: ${name}`,
      }));
    });
  }

  /** A row for each part, as the page shows it and as the read-me says it. */
  const rowsOf = (files) => files.flatMap(({ name, parts }) => parts.map(({ exercise, what, from, to, copies }) => [
    name, exercise.name, what, from === to ? String(from) : `${from}–${to}`, String(copies),
  ]));

  function element(page, name, ...inside) {
    const made = page.createElement(name);
    made.append(...inside);
    return made;
  }

  function table(page, head, rows) {
    const line = (name, cells) => element(page, "tr", ...cells.map((cell) => element(page, name, cell)));
    return element(page, "table", element(page, "thead", line("th", head)), element(page, "tbody", ...rows.map((row) => line("td", row))));
  }

  /** A page as text. Its style is added as text: the policy of this page lets none in, and holds for whatever is made on it. */
  const serialised = (page, style) => {
    const head = `<head><meta charset="utf-8"><style>${style}</style>`;
    return `<!doctype html>\n${page.documentElement.outerHTML.replace("<head>", head)}\n`;
  };

  /** The plan as a page of its own, which asks for no other file. Everything in it is text. */
  function planPage(title, meetings, files, told) {
    const page = document.implementation.createHTMLDocument(title);
    page.documentElement.lang = document.documentElement.lang;
    const say = (...parts) => page.body.append(...parts);
    say(element(page, "h1", title), element(page, "p", `${many(meetings[0].people, "person").replace("persons", "people")}.`));
    for (const meeting of meetings) {
      let passed = 0;
      const rows = meeting.items.map((item) => {
        const at = clock(meeting, passed);
        passed += item.minutes;
        return [at, nameOf(item), String(item.minutes)];
      });
      say(element(page, "h2", meetings.length > 1 ? meeting.title : "Timetable"));
      say(table(page, ["Time", "What", "Minutes"], [...rows, [clock(meeting, passed), "End", ""]]));
    }
    const all = { items: meetings.flatMap(({ items }) => items), people: meetings[0].people };
    for (const [heading, lines] of [["Before you run it", told.warnings], ["To bring", workshop.materials(all)]]) {
      if (lines.length) say(element(page, "h2", heading), element(page, "ul", ...lines.map((line) => element(page, "li", line))));
    }
    say(element(page, "h2", "To print"), table(page, ["File", "Exercise", "What", "Pages", "Copies"], rowsOf(files)));
    say(element(page, "p", `Made on ${told.address}`));
    return serialised(page, STYLE);
  }

  /** What is in the ZIP and how to print it. */
  function readMe(title, files, told) {
    const lines = rowsOf(files).map(([name, exercise, what, pages, copies]) => `- ${name}, page${pages.includes("–") ? "s" : ""} ${pages}: ${exercise}, ${what}. ${copies === "1" ? "1 copy" : `${copies} copies`}`);
    return [
      title, "",
      "TO PRINT", "",
      `In the folder to-print are ${files.length === 1 ? "one file" : `${files.length} files`} on ${told.paper}. ${told.printed}`, "",
      ...lines, "",
      "TO KEEP", "",
      "The folders participants, cards and facilitator hold the same sheets one by one, untouched and numbered in the order of the day,",
      "with large print, forms to fill in and Word copies to change. These have their tags: give them to whoever uses a screen reader.",
      "The files in to-print were put together on your device, and that takes the tags out of a PDF.", "",
      "Notes for whoever leads are in the folder facilitator and in the file facilitator to print, and in no other sheet.", "",
      "plan.html is the plan with its clock. plan.json opens in the workshop builder again.",
      ...told.also, "",
      ...(told.missing.length ? ["MISSING", "", "These could not be fetched:", ...told.missing.map(({ name, href }) => `- ${name}: ${href}`), ""] : []),
      `Made on ${told.address}`, "",
    ].join("\n");
  }

  return { element, table, serialised, exercisesOf, kept, rowsOf, planPage, readMe, baseName };
})());
