// What counts as one word for search: the rules of hooks/search/words.py, which come with the index, applied to what is typed.
"use strict";
window.searching = { index: null };
{
  const of = window.searching;
  let rules;
  const known = new Map();

  of.learn = (given) => {
    const ready = (list) => list.map(([pattern, put]) => [new RegExp(pattern, "g"), put]);
    rules = {
      ...given,
      common: new Set(given.common.split(" ")),
      spelling: ready(given.spelling),
      steps: given.steps.map(ready),
      letters: new RegExp(`[${Object.keys(given.letters).join("")}]`, "g"),
      plain: given.letters,
      doi: new RegExp(given.doi, "i"),
      related: new Map(),
    };
    for (const group of given.related.map((line) => line.split(" ").map(of.key))) for (const key of group) rules.related.set(key, group);
  };

  const fold = (text) =>
    text.toLowerCase().replace(rules.letters, (sign) => rules.plain[sign]).normalize("NFKD").replace(/[\u0300-\u036f]+/g, "");

  const bare = (text) => fold(text).replace(/['’ʼ‘`´](?:s\b)?/g, "");

  /** The words of a line as typed. A hyphen parts words here; `pairs` tries them as one. */
  of.words = (text) =>
    bare(text).replace(/\b(?:[a-z]\.){2,}/g, (found) => found.replaceAll(".", "")).replace(/\b([a-z])-(?=[a-z])/g, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];

  of.key = (word) => {
    if (known.has(word)) return known.get(word);
    let made = /^\d\d?$/.test(word) ? (rules.numbers[Number(word)] ?? word) : word;
    for (const [pattern, put] of rules.spelling) made = made.replace(pattern, put);
    for (const step of rules.steps) {
      const rule = step.find(([pattern]) => ((pattern.lastIndex = 0), pattern.test(made)));
      if (rule) made = made.replace(rule[0], rule[1]);
    }
    known.set(word, made);
    return made;
  };

  of.common = (word) => rules.common.has(word) || (word.length < 2 && !/\d/.test(word));
  of.content = (words) => {
    const telling = words.filter((word) => !of.common(word));
    return telling.length ? telling : words;
  };
  of.name = (keys) => `${[...new Set(keys)].sort().join(" ")} `;
  /** The keys of all words that are typed for this one. */
  of.related = (key) => rules.related.get(key) ?? [key];
  of.doi = (text) => text.match(rules.doi)?.[1].toLowerCase();

  /** Each word of a text that is shown, with where it stands and its keys; of a hyphenated one also those of its parts. */
  of.wordsIn = (text) =>
    [...text.matchAll(/[\p{L}\p{N}]+(?:[-‐‑'’.][\p{L}\p{N}]+)*/gu)].map((found) => {
      const joined = bare(found[0]);
      const parts = joined.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      const keys = parts.length > 1 ? [...parts, parts.join("")] : parts;
      return { start: found.index, end: found.index + found[0].length, words: keys };
    });

  /** How many letters are wrong, missing, too many or the wrong way round; `most` + 1 if more than `most`. */
  of.distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, row] = [[], [...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  };
}
