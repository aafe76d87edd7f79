// Who says the words, and how well each fits. The files are hooks/search/index.py's, which says what stands in them.
"use strict";
{
  const of = window.searching;
  const { home } = window.keeping;
  const [LEVELS, HEADING, ALSO, TITLE] = [22, 1, 2, 3];
  const BASE = 91;
  const [PHRASE, FALLS] = [5, 0.7]; // what a whole phrase counts; each page of a line so much of the one before it
  window.searched = {};

  /* --- The files -------------------------------------------------------------------------------------------------- */

  // A page from a disk may not fetch, but it may run a script; so all files are scripts, everywhere.
  const asked = new Map();
  function file(name) {
    if (!asked.has(name)) {
      const version = of.index ? `?${of.index.v}` : "";
      const script = Object.assign(document.createElement("script"), { src: new URL(`search/${name}.js${version}`, home) });
      const come = new Promise((onload, onerror) => Object.assign(script, { onload, onerror }));
      asked.set(name, come.then(() => window.searched[name]));
      come.catch(() => asked.delete(name)); // the network may come back
      document.body.append(script);
    }
    return asked.get(name);
  }

  of.load = async () => {
    const index = await file("index");
    of.learn(index.rules);
    for (const list of ["words", "forward", "reverse"]) index[list] = index[list].split(">");
    index.leads = index.leads.split(" ").map((to) => cut(to, index.wide).map((one) => number(one, 0, index.wide)));
    index.asked = Object.fromEntries(Object.entries(index.asked).flatMap(([kind, keys]) => keys.split(" ").map((key) => [key, kind])));
    index.kind = index.kinds.flatMap(([label, weight, count], order) => Array(count).fill({ label, weight, order }));
    of.index = index;
  };

  /** The number of the file in which a key would stand. */
  function place(starts, key) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  const shard = (key) => file(`w${place(of.index.words, key)}`);
  const lookUp = async (key) => (await shard(key))[key];

  const sign = (text, at) => text.charCodeAt(at) - (text.charCodeAt(at) > 92 ? 36 : 35);
  function number(text, at, length) {
    let made = 0;
    for (let i = at; i < at + length; i++) made = made * BASE + sign(text, i);
    return made;
  }

  const cut = (signs, length) => signs.match(new RegExp(`.{${length}}`, "g")) ?? [];

  /** What an entry of a word says: how it is written, who says it, and in which phrases that people type it stands. */
  function read(key, entry) {
    const [form, signs, phrases = ""] = entry.split(" ");
    const { wide } = of.index;
    const said = cut(signs, wide + 3).map((one) => {
      const how = sign(one, wide);
      return { doc: number(one, 0, wide), where: Math.floor(how / LEVELS), level: (how % LEVELS) / (LEVELS - 1), parts: number(one, wide + 1, 2) };
    });
    const stands = cut(phrases, wide + 2).map((one) => ({ line: number(one, 0, wide), phrase: number(one, 0, wide + 1), share: sign(one, wide + 1) / (BASE - 1) }));
    return { key, form: form[0] === "=" ? form.slice(1) : key + form, said, stands };
  }

  /* --- What a typed word may mean --------------------------------------------------------------------------------- */

  /** Words that begin like this one, which may be half typed; only those in the file that it stands in, if it is `whole`. */
  async function completions(word, whole) {
    const { words } = of.index;
    const last = whole ? place(words, of.key(word)) : Math.min(place(words, `${word}\uffff`), place(words, word) + 1);
    const first = whole ? last : Math.max(place(words, word.slice(0, Math.max(3, word.length - 3))), last - 1);
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => file(`w${first + n}`)));
    return shards
      .flatMap(Object.entries)
      .filter(([key, entry]) => typeof entry === "string" && key.slice(0, 3) === word.slice(0, 3))
      .map(([key, entry]) => read(key, entry))
      .filter(({ key, form }) => form.startsWith(word) || key.startsWith(word));
  }

  /** Words spelt nearly like this one: of those that share its first two letters or its last three. */
  async function likely(word) {
    const most = word.length > 6 ? 2 : 1;
    const near = new Map();
    const typed = of.key(word);
    const backwards = (text) => [...text].reverse().join("");
    for (const [letter, list, turned, length] of [["v", "forward", String, 2], ["r", "reverse", backwards, 3]]) {
      const begin = turned(word).slice(0, length);
      const first = place(of.index[list], begin);
      const last = Math.min(place(of.index[list], `${begin}\uffff`), first + 1);
      const files = Array.from({ length: last - first + 1 }, (_, n) => file(letter + (first + n)));
      for (const coded of await Promise.all(files)) {
        let form = "";
        for (const item of coded.split(" ")) {
          form = form.slice(0, sign(item, 0)) + item.slice(1, -1);
          const whole = turned(form);
          if (Math.abs(whole.length - word.length) > 4 || near.has(whole)) continue;
          const steps = Math.min(of.distance(word, whole, most), word.length > 5 ? of.distance(typed, of.key(whole), 1) + 0.5 : 9);
          if (steps <= most) near.set(whole, steps - Number(item.at(-1)) / 20 + (whole[0] === word[0] ? 0 : 0.3));
        }
      }
      if ([...near.values()].some((steps) => steps <= 1)) break; // the other list is not needed
    }
    return [...near].sort((a, b) => a[1] - b[1]).slice(0, 2);
  }

  /** What one place of the line may be: readings, each with how much it counts. */
  async function meant(word, open) {
    const whole = await lookUp(of.key(word));
    const exact = typeof whole === "string" ? [{ ...read(of.key(word), whole), worth: 1 }] : [];
    // A number, and the kind of page that somebody asks for, help and are not required.
    const kind = of.index.asked[of.key(word)];
    if (kind !== undefined || /^\d+$/.test(word)) return { word, readings: exact, weight: 0.3, kind };
    if (of.common(word)) return { word, readings: exact, weight: 1 };
    const begun = async () =>
      word.length < 3 ? [] : (await completions(word, exact.length > 0)).filter(({ key }) => key !== exact[0]?.key).map((one) => ({ ...one, worth: exact.length ? 0.25 : 0.7 }));
    // The last word may be half typed; any other is whole, or wrong.
    let readings = [...exact, ...(open ? await begun() : [])];
    if (readings.length && (exact.length || readings.some(({ said }) => said.length > 2))) return { word, readings, weight: 1 };
    const near = word.length > 3 ? await likely(word) : [];
    const guesses = near.filter(([, steps]) => steps < near[0][1] + 0.4);
    for (const [form, steps] of [...guesses].reverse()) {
      const entry = await lookUp(of.key(form));
      if (entry) readings.unshift({ ...read(of.key(form), entry), form, worth: steps < 1.2 ? 0.8 : 0.6 });
    }
    if (!readings.length) readings = await begun();
    const meansKind = guesses.map(([form]) => of.index.asked[of.key(form)]).find((kind) => kind !== undefined);
    return { word, readings, weight: meansKind === undefined ? 1 : 0.3, kind: meansKind, guessed: guesses.length > 0 };
  }

  /** The places of a line, where two neighbours may be one word: re enactment, life jet, warm up. */
  async function understood(typed, open) {
    const words = of.content(typed).slice(0, 10);
    const places = await Promise.all(words.map((word, n) => meant(word, open && n === words.length - 1)));
    const known = (word) => places[words.indexOf(word)];
    const pairs = typed.slice(1).map((word, n) => [typed[n], word]).filter(([one, other]) =>
      known(one) && (known(other) ? one.length < 5 || known(one).guessed || known(other).guessed : /^(out|up|in|off|on|over|down)$/.test(other)));
    await Promise.all(
      pairs.map(async ([one, other]) => {
        const key = of.key(one + other);
        const entry = await lookUp(key);
        if (typeof entry !== "string") return;
        for (const place of [known(one), known(other)].filter(Boolean)) {
          if (place.guessed) [place.readings, place.guessed] = [[], false];
          place.readings.push({ ...read(key, entry), worth: 1, joined: true });
        }
      }),
    );
    return places;
  }

  /* --- What fits -------------------------------------------------------------------------------------------------- */

  /** What a map has for a key, which is `fresh` if it had nothing. */
  const own = (map, key, fresh) => map.get(key) ?? map.set(key, fresh).get(key);

  const strength = ({ where, level }) =>
    where === TITLE ? 3 + 5 * level : where === ALSO ? 1.2 + 3 * level : where === HEADING ? 1 + 2 * level : level;
  const [NAMED, WHOLE] = [ALSO, TITLE].map((where) => strength({ where, level: 1 }));

  /**
   * For each place, to which documents phrases lead that hold its word, and how much of the phrase the line says;
   * and the documents of phrases that are the whole line. Words of two phrases make no third: each counts as its own phrase does.
   */
  function led(places, typed) {
    const phrases = new Map();
    for (const [n, { readings }] of places.entries())
      for (const { stands, worth } of readings)
        for (const { line, phrase, share } of stands) {
          const { shares } = own(phrases, phrase, { line, shares: [] });
          shares[n] = Math.max(shares[n] ?? 0, share * worth);
        }
    const leads = places.map(() => new Map());
    const whole = new Map();
    for (const { line, shares } of phrases.values()) {
      const covered = shares.reduce((sum, share) => sum + share, 0);
      const all = Math.abs(covered - 1) < 0.05 && places.every((_, n) => shares[n]) && 4 * places.length >= typed.length;
      const to = of.index.leads[line - of.index.docs]; // of a line of asked.yml; that of a page leads to the page
      for (const [rank, doc] of (to ?? [line]).entries()) {
        for (const n of shares.keys()) if (shares[n]) leads[n].set(doc, Math.max(leads[n].get(doc) ?? 0, Math.min(covered, 1) * FALLS ** rank));
        if (all) whole.set(doc, Math.max(whole.get(doc) ?? 0, to ? 52 - rank : 46));
      }
    }
    return { leads, whole };
  }

  /** What documents say with the words, each by its number: score, how much of the line it covers, and its parts. */
  function scored(places, typed) {
    const { leads, whole } = led(places, typed);
    const docs = new Map();
    let total = 0;
    const bare = places.every(({ weight }) => weight < 1); // a kind and numbers: exercises for six, of half an hour
    for (const [n, { readings, weight, kind }] of places.entries()) {
      const best = new Map(); // of several readings of a place the best counts
      for (const { said, worth } of readings)
        for (const one of said) {
          const found = own(best, one.doc, { score: 0, parts: 0, where: 0 });
          Object.assign(found, { score: Math.max(strength(one) * worth, found.score), parts: found.parts | one.parts, where: Math.max(one.where, found.where) });
        }
      for (const [doc, level] of leads[n]) {
        const found = own(best, doc, { score: 0, parts: 0, where: 0 });
        Object.assign(found, { score: found.score + PHRASE * level ** 1.5, parts: found.parts | 1, where: Math.max(ALSO, found.where) });
      }
      const rarity = Math.log(1 + of.index.docs / (best.size || 1)) * weight;
      if (readings.length) total += rarity;
      for (const [doc, { score, parts, where }] of best) {
        const found = own(docs, doc, { doc, score: 0, covers: 0, titled: 0, headed: 0, parts: [] });
        if (where === TITLE) found.titled++;
        if (where >= HEADING) found.headed++;
        if (kind && score >= (bare ? NAMED : WHOLE)) found.lists = true;
        found.score += score * rarity;
        found.covers += rarity;
        found.parts.push([n, rarity, parts]);
      }
    }
    for (const found of docs.values()) {
      if (whole.has(found.doc)) found.named = whole.get(found.doc);
      found.score /= total;
      found.covers /= total;
    }
    return docs;
  }

  const weigh = (parts, part) => parts.reduce((sum, [, rarity, mask]) => sum + (mask & (1 << part) ? rarity : 0), 0);

  /** The documents of a line, best first, each with the parts to show, best first. `guessed` has what was taken for what. */
  of.find = async (line) => {
    const doi = of.doi(line);
    const typed = doi ? [doi] : of.words(line);
    if (!typed.length) return { found: [], places: [] };
    const open = /[\p{L}\p{N}]$/u.test(line);
    const places = doi
      ? [{ word: doi, weight: 1, readings: [await lookUp(doi)].filter(Boolean).map((entry) => ({ ...read(doi, entry), worth: 1 })) }]
      : await understood(typed, open);
    const docs = scored(places, typed);
    const { kind } = of.index;
    const last = kind.at(-1)?.label === "Source" ? kind.at(-1).order : -1;
    const asked = new Set(places.map((place) => place.kind));
    for (const found of docs.values()) {
      const best = Math.max(...Array.from({ length: 13 }, (_, part) => weigh(found.parts, part)));
      const together = best / (found.parts.reduce((sum, [, rarity]) => sum + rarity, 0) || 1);
      found.score *= found.covers * (0.6 + 0.4 * together) * kind[found.doc].weight;
      // Whoever asks for exercises gets the list of them, or one if the rest of the line is about it.
      found.score *= found.lists ? 3 : asked.has(kind[found.doc].label) ? 2 : 1;
      // Author and year, two authors, or an author and words of the title: then somebody looks for the work.
      const named = found.titled > 1 || (found.titled && found.headed > 1 && found.covers > 0.85);
      if (kind[found.doc].order === last && named) found.score *= 6;
    }
    // Whose name the line is, as it was typed or as it was understood.
    const keys = (pick) => places.flatMap((place) => (place.readings.length ? [pick(place)] : []));
    const lines = new Set([of.name(of.content(typed).map(of.key)), of.name(keys(({ readings }) => readings[0].key)), of.name(keys(({ readings }) => readings.at(-1).joined ? readings.at(-1).key : readings[0].key))]);
    const full = typed.map(of.key).join(" ");
    const all = new Set([...typed.map(of.key), ...[...lines].flatMap((line) => line.split(" "))]);
    for (const name of doi ? [] : lines)
      for (const [doc, how, begins] of (await lookUp(name)) ?? []) {
        const found = own(docs, doc, { doc, score: 0, covers: 1, parts: [] });
        const { order } = kind[doc];
        // A word or two may be those of a work by chance, and an hour may be anybody's: all small words of a title count,
        // and a question that holds the words of a work's title is about them.
        const small = typeof how === "string" ? how.split(" ") : [];
        const same = small.filter((key) => all.has(key)).length >= small.length * 0.75 && (begins === 2 || order !== last || (small.length > 2 && how === full) || (name.split(" ").length > 3 && typed.length < small.length + 2));
        // A long line that happens to hold a name is about more than that.
        const much = 3 * small.length >= typed.length;
        const title = how === full ? (begins ? 200 - order : 290 - order * 10) : 180 - order * 10;
        const bonus = begins === 2 ? (same && typed.length < small.length + 3 ? 46 + small.length - order / 2 : 0) : small.length && same && much ? title : 2;
        found.named = Math.max(found.named ?? 0, bonus);
        if (typeof how === "number") found.part = how;
      }
    const found = [...docs.values()].map((one) => ({ ...one, score: one.score + (one.named ?? 0), kind: kind[one.doc].label }));
    found.sort((a, b) => b.score - a.score || a.doc - b.doc);
    const enough = (found[0]?.score ?? 0) > 0 ? Math.min(found[0].score, 8) * 0.02 : 0;
    return { found: found.filter((one) => one.score > enough), places, guessed: places.filter((place) => place.guessed && place.readings.length) };
  };

  /** Which parts of a document say most of the line. */
  of.parts = ({ parts, part }) =>
    Array.from({ length: 13 }, (_, n) => [n, weigh(parts, n) + (n === part ? 99 : 0)])
      .filter(([, weight]) => weight)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);

  /** What is shown of some parts of a document: { address, title, summary, also, sections: [part, id, heading, text] }. */
  of.show = async (doc, parts) => {
    const { texts, wide } = of.index;
    const before = (n, part) => {
      const first = number(texts, n * (wide + 1), wide);
      return first < doc || (first === doc && sign(texts, n * (wide + 1) + wide) <= part);
    };
    const fileOf = (part) => {
      let [low, high] = [0, texts.length / (wide + 1) - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (before(middle, part)) low = middle;
        else high = middle - 1;
      }
      return low;
    };
    const shown = { also: [], sections: [] };
    const files = await Promise.all(parts.map((part) => file(`t${fileOf(part)}`)));
    for (const [n, part] of parts.entries()) {
      const [, first, address, title, summary, also, pieces] = files[n].find(([number]) => number === doc);
      Object.assign(shown, { address, title, summary, also: shown.also.length ? shown.also : also });
      shown.sections.push(...pieces[part - first].map((section) => [part, ...section]));
    }
    return shown;
  };
}
