// What search found: links that are named by their titles, each with the place in its text where the words stand.
"use strict";
{
  const of = window.searching;
  const element = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content.firstElementChild;
  const search = document.getElementById("search");
  const field = search.elements.query;
  const output = element(`<div class="search__output" tabindex="-1"><p class="search__said" role="status">Search is being fetched</p><ol></ol></div>`);
  const [said, list] = output.children;
  const instead = search.querySelector(".search__instead");
  output.append(instead);
  search.append(output);
  const onDisk = location.protocol === "file:";
  const LENGTH = 130;
  const SECTIONS = 2;

  /* --- The words in a text ---------------------------------------------------------------------------------------- */

  /** The words of a text that are among `keys`, each with the place of the line that its key stands for. */
  function matches(text, keys, starts) {
    return of.wordsIn(text).flatMap((one) => {
      const found = one.words.map((word) => (starts.has(word.slice(0, 2)) && !of.common(word) ? of.key(word) : "")).find((key) => keys.has(key));
      return found ? [{ ...one, key: keys.get(found) }] : [];
    });
  }

  /** A text with its matches marked, as parts for `append`. */
  function marked(text, found, from = 0) {
    const parts = [];
    let at = 0;
    for (const { start, end } of found) {
      if (start - from < at || end - from > text.length) continue;
      parts.push(text.slice(at, start - from), Object.assign(document.createElement("mark"), { textContent: text.slice(start - from, end - from) }));
      at = end - from;
    }
    return [...parts, text.slice(at)];
  }

  /** The stretch of a text that holds most of the words, and as little else as LENGTH allows. */
  function extract(text, found) {
    let best = { worth: 0, start: 0 };
    for (const [n, { start }] of found.entries()) {
      const near = found.slice(n).filter(({ end }) => end < start + LENGTH - 20);
      const worth = new Set(near.map(({ key }) => key)).size + near.length / 100;
      if (worth > best.worth) best = { worth, start };
    }
    let from = best.start < 60 ? 0 : best.start - 40;
    if (from) from = text.indexOf(" ", from) + 1;
    let to = text.length <= from + LENGTH ? text.length : text.lastIndexOf(" ", from + LENGTH);
    if (to <= from) to = from + LENGTH;
    return { worth: best.worth, parts: [from ? "… " : "", ...marked(text.slice(from, to), found, from), to < text.length ? " …" : ""] };
  }

  /* --- A result --------------------------------------------------------------------------------------------------- */

  function link(address, title, keys, starts, forms) {
    const url = new URL(address, window.keeping.home);
    if (onDisk) url.pathname += "index.html";
    if (forms.size) url.searchParams.set("h", [...forms].join(" "));
    const made = Object.assign(document.createElement("a"), { className: "found__title", href: url });
    made.append(...marked(title, matches(title, keys, starts)));
    return made;
  }

  function part(className, made, text) {
    const box = Object.assign(document.createElement("div"), { className });
    box.append(made);
    if (text) box.appendChild(document.createElement("p")).append(...text);
    return box;
  }

  /** A page and those of its sections that say most of what was looked for. */
  async function item(result, keys, starts) {
    const parts = of.parts(result).slice(0, SECTIONS).map(([number]) => number);
    const { address, title, summary, also, sections } = await of.show(result.doc, [...new Set([0, ...parts])]);
    const worth = (text) => new Set(matches(text, keys, starts).map(({ key }) => key)).size;
    const forms = new Set();
    const read = sections.map(([, id, heading, text]) => {
      const found = matches(text, keys, starts);
      for (const { start, end } of found) if (forms.size < 8) forms.add(text.slice(start, end).toLowerCase());
      const shown = extract(text, found);
      return { id, heading, parts: shown.parts, worth: shown.worth + 1.5 * worth(heading) };
    });
    // Of the page itself its summary, if the words stand there; else where its opening, or a synonym, has most of them.
    const other = also.map((one) => [one, worth(one)]).sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
    const told = [extract(summary, matches(summary, keys, starts)), ...read.filter(({ id }) => !id)];
    if (other[1]) told.push({ worth: other[1] - 0.5, parts: ["Also: ", ...marked(other[0], matches(other[0], keys, starts))] });
    const own = told.reduce((best, one) => (one.worth > best.worth || !best.parts.join("") ? one : best));
    const below = read.filter(({ id, worth: much }) => id && much > 0 && !address.includes("#")).sort((a, b) => b.worth - a.worth);
    const enough = below.filter(({ worth: much }) => much >= Math.max(below[0].worth * 0.6, own.worth - 0.5));
    const made = document.createElement("li");
    const page = made.appendChild(part("found found--page", link(address, title, keys, starts, forms), own.parts));
    page.firstChild.dataset.best = "";
    page.firstChild.after(" ", Object.assign(document.createElement("span"), { className: "found__kind", textContent: result.kind }));
    for (const { id, heading, parts: text } of enough.slice(0, result.first ? SECTIONS : 1))
      made.append(part("found found--section", link(`${address}#${id}`, heading, keys, starts, forms), text));
    return made;
  }

  /* --- All of them ------------------------------------------------------------------------------------------------ */

  let asked = 0; // the number of the line that was typed last
  let more = () => {};
  const end = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && more());

  /** What is said of an answer: how many there are, and what was taken for something else or left out. */
  function told({ found, places, guessed }) {
    const pages = found.length === 1 ? "1 result" : `${found.length || "No"} results`;
    const line = places.map(({ readings, word, guessed: one }) => (one ? (readings[0]?.form ?? word) : word)).join(" ");
    const missing = [...new Set(places.filter(({ readings, weight }) => !readings.length && weight === 1).map(({ word }) => `“${word}”`))];
    return pages + (guessed?.length ? ` for “${line}”` : "") + (found.length && missing.length ? `, without ${missing.join(", ")}` : "");
  }

  async function show(number, answer) {
    const { places } = answer;
    const keys = new Map(places.flatMap(({ readings }, place) => readings.flatMap(({ key }) => of.related(key).map((one) => [one, place]))));
    const starts = new Set([...keys.keys(), ...places.flatMap(({ word, readings }) => [word, ...readings.map(({ form }) => form)])].map((one) => one.slice(0, 2)));
    // The first comes alone, so that nothing it does not need comes before it.
    const [first, ...rest] = answer.found;
    const made = first ? [await item({ ...first, first: true }, keys, starts)] : [];
    if (number !== asked) return;
    list.replaceChildren(...made);
    said.textContent = told(answer);
    instead.hidden = Boolean(first);
    delete search.dataset.asking;
    if (search.dataset.entered === field.value) list.querySelector("[data-best]")?.click();
    delete search.dataset.entered;
    more = async () => {
      if (number !== asked) return;
      end.disconnect();
      for (const one of rest.splice(0, 8).map((result) => item(result, keys, starts))) {
        const next = await one;
        if (number !== asked) return;
        list.append(next);
      }
      if (rest.length) end.observe(list.lastElementChild);
    };
    setTimeout(more); // once the first is seen
  }

  const trouble = () => (said.textContent = "Search could not be fetched. Load the page again when there is a network.");

  async function look() {
    const number = ++asked;
    search.dataset.asking = "";
    if (!of.index) return;
    if (!field.value.trim()) {
      list.replaceChildren();
      said.textContent = "Type to start searching";
      instead.hidden = true;
      delete search.dataset.asking;
      return;
    }
    try {
      const answer = await of.find(field.value);
      if (number === asked) await show(number, answer);
    } catch {
      if (number === asked) trouble();
    }
  }

  field.addEventListener("input", look);
  search.addEventListener("reset", () => {
    field.focus();
    setTimeout(look);
  });
  search.dataset.asking = "";
  of.load().then(look, trouble);
}
