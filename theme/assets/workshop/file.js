// A plan as a small file, to keep and to send: only text, and taken for nothing else when it comes back.
"use strict";
Object.assign(window.workshop, (() => {
  const KIND = "workshop plan";
  const VERSION = 1;
  const LARGEST = 100_000; // In bytes: a hundred lines of the longest words are a third of it.

  /** A file name for a plan, without its ending: letters and digits of any script. */
  const fileName = ({ title }) => title.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)?.join("-") ?? "workshop";

  function written(plan) {
    const lines = plan.items.map((item) => ({
      [item.kind]: item.exercise?.slug ?? item.words,
      minutes: item.minutes,
    }));
    return JSON.stringify({ kind: KIND, version: VERSION, title: plan.title, start: plan.start, people: plan.people, plan: lines }, null, 1);
  }

  const text = (value) => (["string", "number"].includes(typeof value) ? String(value) : undefined);

  function lineOf(line) {
    const { exercise, talk, break: pause, minutes } = Object(line);
    const [kind, words] = Object.entries({ talk, break: pause }).find(([, value]) => text(value) !== undefined) ?? [];
    return { name: kind ?? text(exercise) ?? "a line that says nothing", words: text(words), minutes: text(minutes) };
  }

  /** The plan that a file holds. Throws a sentence for whoever chose the file. */
  async function opened(file, exercises) {
    if (file.size > LARGEST) throw new Error(`${file.name} is too large for a plan. Choose a file that this page saved.`);
    let said;
    try {
      said = Object(JSON.parse(await file.text()));
    } catch {
      said = {};
    }
    if (said.kind !== KIND || !Array.isArray(said.plan)) {
      throw new Error(`${file.name} is no plan of a workshop. Choose a file that this page saved.`);
    }
    if (said.version !== VERSION) {
      throw new Error(`${file.name} was saved by another version of this page, which this one cannot read. Open the plan by its address.`);
    }
    const { title, start, people } = said;
    return workshop.made({ title: text(title), start: text(start), people: text(people), lines: said.plan.map(lineOf) }, exercises);
  }

  return { fileName, written, opened };
})());
