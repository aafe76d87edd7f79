// The kit of a plan of one's own, as a page to print or to open in a word processor: what the plan knows is in it, the rest is left blank.
"use strict";
Object.assign(window.workshop, (() => {
  const { clock, nameOf, length, element, table } = window.workshop;
  const STYLE = "body{font:11pt/1.45 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}section{break-after:page}"
    + "section.poster{font-size:18pt}table{border-collapse:collapse;width:100%;margin:1em 0}"
    + "th,td{border:1px solid;padding:.4em .5em;text-align:left;vertical-align:top;height:1.2em}"
    + ".ask{margin-bottom:0}.line{border-bottom:1px solid;height:2em;margin:0}";
  const NOBODY_S = "Nothing of one’s own";

  const times = (plan) => {
    let passed = 0;
    return plan.items.map((item) => {
      const at = clock(plan, passed);
      passed += item.minutes;
      return { at, item };
    });
  };
  const lasts = ({ items }) => items.reduce((sum, { minutes }) => sum + minutes, 0);
  const lines = (page, number) => Array.from({ length: number }, () => {
    const line = element(page, "p");
    line.className = "line";
    return line;
  });
  const blanks = (columns) => columns.map(() => "");

  /** What a plan of one's own can say. What is not here, such as whom it is for, a finished plan alone knows. */
  const PUT = {
    times: (page, plan, columns) => [table(page, columns, [["", clock(plan, 0), clock(plan, lasts(plan)), plan.title]])],
    hours: (page, plan) => [element(page, "p", element(page, "strong", plan.title || "Workshop")), element(page, "p", length(lasts(plan)))],
    holds: (page, plan, columns) => [table(page, columns, times(plan).filter(({ item }) => item.exercise).map(({ at, item }) => [
      at, nameOf(item), item.exercise.holds || NOBODY_S, `${item.exercise.intensity} of 3`,
    ]))],
    breaks: (page, plan) => {
      const found = times(plan).filter(({ item }) => item.kind === "break").map(({ at, item }) => `${at} ${item.words} (${length(item.minutes)})`);
      return found.length ? [element(page, "p", `${found.join("; ")}.`)] : [];
    },
    objectives: (page) => lines(page, 3),
    register: (page, plan, columns) => [table(page, columns, Array.from({ length: plan.people }, () => blanks(columns)))],
    ratings: (page, plan, columns) => [table(page, columns, Array.from({ length: 4 }, () => ["", ...columns.slice(1).map(() => "1   2   3   4   5")]))],
    tally: (page, plan, [can, before, now, none]) => [
      table(page, [can, "", "1", "2", "3", "4", "5", none], [before, now, before, now, before, now].map((when) => ["", when, "", "", "", "", "", ""])),
    ],
    timings: (page, plan, columns) => [table(page, columns, times(plan).map(({ at, item }) => [at, nameOf(item), String(item.minutes), "", ""]))],
  };

  /** The text of the page, or nothing if the course has no kit. */
  function kitPage(plan) {
    const words = document.querySelector("[data-kit]");
    if (!words) return null;
    const page = document.implementation.createHTMLDocument(`Kit: ${plan.title || "Workshop"}`);
    page.documentElement.lang = document.documentElement.lang;
    page.body.append(page.importNode(words.content, true));
    for (const place of page.querySelectorAll("[data-put]")) {
      const columns = [...place.children].map((head) => head.textContent);
      const put = PUT[place.dataset.put]?.(page, plan, columns) ?? [];
      const lead = put.length && place.dataset.lead ? [element(page, "p", place.dataset.lead)] : [];
      place.replaceWith(...lead, ...put);
    }
    return workshop.serialised(page, STYLE);
  }

  return { kitPage };
})());
