// What a plan needs on paper, in the order of the day: which pages of which file, how many, and where they come to lie.
"use strict";
Object.assign(window.workshop, (() => {
  const { many } = window.workshop;
  const WORDS = { handout: "Handout", cards: "Cards", guide: "Guide" };
  const FILES = { participants: "handout", cards: "cards", facilitator: "guide" };

  const copies = ({ share, extra }, people) => Math.ceil(people / (share || people)) + (extra ? Math.ceil(people / extra) : 0);

  /** Each part once: handout and cards for each length that is run, and one guide for all lengths. */
  function needed({ items, people }, paper) {
    const times = new Map();
    for (const { exercise, minutes } of items.filter((item) => item.exercise)) {
      const length = exercise.lengths.includes(minutes) ? minutes : 0;
      for (const file of exercise.files) {
        if (!(file.kind in WORDS) || file.paper !== paper) continue;
        if (file.kind === "guide" || file.minutes === length) times.set(file, { exercise, often: 1 + (times.get(file)?.often ?? 0) });
      }
    }
    return [...times].map(([file, { exercise, often }]) => ({
      ...file, exercise,
      what: file.kind !== "guide" && file.minutes ? `${WORDS[file.kind]}, ${file.minutes}-minute version` : WORDS[file.kind],
      copies: file.kind === "guide" ? 1 : often * copies(file, people),
    }));
  }

  /**
   * The parts of each of the three files to print, with the pages on which they lie there: as `from` and `to`, of the first
   * copy. `rightHand` begins each copy on a right-hand page, but for cards, which are printed on one side; `all` repeats
   * each part as often as it is needed.
   */
  function laidOut(parts, { rightHand, all }) {
    return Object.entries(FILES).map(([name, kind]) => {
      let pages = 0;
      const placed = parts.filter((part) => part.kind === kind).map((part) => {
        const times = all ? part.copies : 1;
        const starts = [];
        for (let number = 0; number < times; number++) {
          if (rightHand && kind !== "cards") pages += pages % 2;
          starts.push(pages + 1);
          pages += part.last - part.first + 1;
        }
        return { ...part, starts, from: starts[0], to: starts[0] + part.last - part.first };
      });
      return { name, parts: placed, pages };
    }).filter((file) => file.parts.length);
  }

  return { WORDS, needed, laidOut, many };
})());
