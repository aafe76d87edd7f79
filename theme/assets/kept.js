// The shape of what a reader keeps, whatever a browser hands back: another version, half of it, something else altogether.
//
//   { version: 1, at: 1796000000000, after: 1795999999000,  // when it was stored, and the `at` of what it was stored over
//     notes:   { "page#place": { page, title, asked, text, on: "2026-11-29", at: 1796000000000 } },  // at: when it was written
//     read:    { "page": { title, on } },
//     ratings: { "page": { "objective": { before: 0 to 4, after: 0 to 4 } } },
//     place:   { page, title, anchor, heading } }
//
// Before version 1 there was no `version`, `at` or `after`; all else was the same.
"use strict";
window.kept = (() => {
  const VERSION = 1;
  const PARTS = ["version", "at", "after", "notes", "read", "ratings", "place"];
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const words = (value, other) => (typeof value === "string" ? value : other);
  const day = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : "");
  const time = (value) => (Number.isFinite(value) ? value : 0);
  const empty = () => ({ version: VERSION, at: 0, after: 0, notes: {}, read: {}, ratings: {} });

  const readers = {
    note(value, key) {
      const note = typeof value === "string" ? { text: value } : value;
      if (!isObject(note) || typeof note.text !== "string") return undefined;
      const page = words(note.page, key.split("#")[0]);
      return { page, title: words(note.title, page), asked: words(note.asked, ""), text: note.text, on: day(note.on), at: time(note.at) };
    },
    tick: (value, page) => (isObject(value) ? { title: words(value.title, page), on: day(value.on) } : undefined),
    rating(value) {
      const known = isObject(value) && Object.entries(value).every(([when, sure]) => /^(before|after)$/.test(when) && [0, 1, 2, 3, 4].includes(sure));
      return known ? value : undefined;
    },
  };

  /** What can be read of a stored text, and what cannot, each piece with where it was. Nothing is dropped. */
  function heal(raw) {
    const odd = [];
    const aside = (where, value) => void odd.push({ where, value });
    /** The entries of a part of which each can be read; the others, or what is there in its stead, are set aside. */
    function entries(where, value, read) {
      if (value === undefined || value === null) return {};
      if (!isObject(value)) return aside(where, value) ?? {};
      const pairs = Object.entries(value).map(([key, one]) => [key, read(one, key) ?? aside(`${where}/${key}`, one)]);
      return Object.fromEntries(pairs.filter(([, one]) => one !== undefined));
    }

    let value;
    try {
      value = JSON.parse(raw);
    } catch {
      value = raw;
    }
    if (!isObject(value)) {
      if (value !== null) aside("", value);
      return { kept: empty(), odd };
    }
    const kept = { ...empty(), at: time(value.at), after: time(value.after) };
    kept.notes = entries("notes", value.notes, readers.note);
    kept.read = entries("read", value.read, readers.tick);
    kept.ratings = entries("ratings", value.ratings, (page, name) => (isObject(page) ? entries(`ratings/${name}`, page, readers.rating) : undefined));
    const { place } = value;
    if (isObject(place) && ["page", "title", "anchor", "heading"].every((name) => typeof place[name] === "string")) kept.place = place;
    else if (place !== undefined && place !== null) aside("place", place);
    for (const [name, one] of Object.entries(value)) if (!PARTS.includes(name)) aside(name, one);
    // Of a version yet to come we cannot know what else its pieces mean: it is set aside whole as well.
    if (value.version !== undefined && value.version !== VERSION) aside("", value);
    return { kept, odd };
  }

  /** Two texts for one place, neither of them lost. */
  function both(one, other) {
    if (one.includes(other.trim())) return one;
    return other.includes(one.trim()) ? other : `${one.trimEnd()}\n\n${other}`;
  }

  /** What is kept, with what a page adds to it: a note without text and a tick that is null are taken out.
   *
   * `from` of a note is the `at` of the one that it was written over. If that is no longer the one kept, both stay. */
  function blend(kept, more) {
    const made = { ...kept, notes: { ...kept.notes }, read: { ...kept.read, ...more.read }, ratings: { ...kept.ratings } };
    for (const [key, { from, ...note }] of Object.entries(more.notes)) {
      const there = kept.notes[key];
      const text = there && there.at !== from ? both(there.text, note.text) : note.text;
      if (text.trim()) made.notes[key] = { ...note, text, at: Math.max(note.at, (there?.at ?? 0) + 1) };
      else delete made.notes[key];
    }
    for (const [page, tick] of Object.entries(made.read)) if (!tick) delete made.read[page];
    for (const [page, rated] of Object.entries(more.ratings)) {
      made.ratings[page] = { ...kept.ratings[page] };
      for (const [objective, sure] of Object.entries(rated)) made.ratings[page][objective] = { ...made.ratings[page][objective], ...sure };
    }
    if (more.place) made.place = more.place;
    return made;
  }

  /** A note goes to another name; where words stand already, each stays where it is. */
  function rename(notes, old, now, page = notes[old]?.page) {
    const note = notes[old];
    if (!note || (notes[now] && notes[now].text !== note.text)) return;
    delete notes[old];
    notes[now] ??= { ...note, page };
  }

  /** What was kept under a name that a page or a place had belongs to the name it has now; `was` tells one from the other. */
  function follow(kept, was) {
    for (const [old, now] of Object.entries(was)) {
      if (old.includes("#")) {
        rename(kept.notes, old, now, now.split("#")[0]);
        continue;
      }
      for (const key of Object.keys(kept.notes))
        if (key.split("#")[0] === old) rename(kept.notes, key, `${now}${key.slice(old.length)}`, now);
      for (const part of [kept.read, kept.ratings]) {
        if (!Object.hasOwn(part, old)) continue;
        part[now] ??= part[old];
        delete part[old];
      }
      if (kept.place?.page === old) kept.place.page = now;
    }
    return kept;
  }

  /** Those of some notes whose words are in another store no more. */
  function lost(notes, kept) {
    const there = (key) => kept.notes[key]?.text.includes(notes[key].text.trim());
    return Object.fromEntries(Object.entries(notes).filter(([key]) => !there(key)));
  }

  return { empty, heal, lost, blend, follow };
})();
