// What follows from a plan: clock times, groups, what to print and bring, and what would go badly.
"use strict";
Object.assign(window.workshop, (() => {
  const WITHOUT_A_BREAK = 90;

  const { many } = window.workshop;
  const nameOf = (item) => item.exercise?.name ?? item.words;
  const lasting = (items) => items.reduce((sum, item) => sum + item.minutes, 0);

  function clock({ start }, minutes) {
    const [hour, minute] = start.split(":").map(Number);
    const at = (hour * 60 + minute + minutes) % 1440;
    return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  }

  function length(minutes) {
    const hours = Math.floor(minutes / 60);
    const rest = hours && !(minutes % 60) ? "" : many(minutes % 60, "minute");
    return [hours && many(hours, "hour"), rest].filter(Boolean).join(" ");
  }

  function summary(plan) {
    if (!plan.items.length) return "Nothing in it yet";
    const all = lasting(plan.items);
    return `${many(plan.items.length, "item")}, ${clock(plan, 0)} to ${clock(plan, all)}: ${length(all)}`;
  }

  function grouping({ people }, { heads, group }) {
    if (!heads) return "whole room";
    if (heads === 1) return "alone";
    const whole = Math.floor(people / heads);
    const word = { 2: "pair", 3: "trio" }[heads] ?? `group of ${heads}`;
    if (!whole) return `${people === 1 ? "1 person" : `${people} people`}, too few for one ${word}`;
    const one = whole === 1 ? `1 ${word}` : `${whole} ${group}`;
    return people % heads ? `${one}, ${people % heads} left over` : one;
  }

  /* --- What to bring -------------------------------------------------------------------------------------------- */

  /** Everything to bring, each thing once; a thing that one exercise alone needs says for which. */
  function materials({ items }) {
    const exercises = new Set(items.map(({ exercise }) => exercise).filter(Boolean));
    const needed = new Map();
    for (const { name, materials: things } of exercises) {
      for (const thing of things) needed.set(thing, [...(needed.get(thing) ?? []), name]);
    }
    return [...needed].map(([thing, by]) => (by.length === 1 && exercises.size > 1 ? `${thing} (${by[0]})` : thing));
  }

  /* --- What would go badly -------------------------------------------------------------------------------------- */

  function withoutBreak(plan) {
    const found = [];
    let passed = 0;
    let sitting = 0;
    for (const { kind, minutes } of [...plan.items, { kind: "break", minutes: 0 }]) {
      if (kind !== "break") sitting += minutes;
      else {
        const began = passed - sitting;
        if (sitting > WITHOUT_A_BREAK) {
          found.push(`There is no break from ${clock(plan, began)} to ${clock(plan, passed)}: ${length(sitting)}. `
            + `People need one by ${clock(plan, began + WITHOUT_A_BREAK)}.`);
        }
        sitting = 0;
      }
      passed += minutes;
    }
    return found;
  }

  const isShorter = ({ exercise, minutes }) => Boolean(exercise?.lengths.includes(minutes));

  /** What has less time than it needs, told by the shortest that it can be. */
  function rushed({ items }) {
    return items.filter((item) => item.exercise && item.minutes < item.exercise.minutes && !isShorter(item)).map((item) => {
      const { name, minutes, lengths } = item.exercise;
      const [shortest] = [...lengths, minutes].sort((one, other) => one - other);
      const here = many(item.minutes, "minute");
      if (item.minutes < shortest) return `${name} has ${here} here, and the shortest it can be is ${shortest}. Give it more time, or leave it out.`;
      return `${name} takes ${minutes} minutes, or ${lengths.join(" or ")} in a shorter version, and here it has ${item.minutes}. Give it one of these.`;
    });
  }

  /** What the guides advise where the people in the room do not come out. */
  function numbers({ items, people }) {
    const chosen = new Set(items.map(({ exercise }) => exercise).filter(Boolean));
    return [...chosen].flatMap(({ name, fewest, most, heads, advice }) => {
      if (people < fewest) return [`${name} needs ${fewest} people. ${advice.few || "With fewer, choose another exercise."}`];
      if (people > most) return [`${name} is for up to ${most} people. ${advice.more}`];
      return heads > 1 && people % heads && advice.leftOver ? [`${name}, ${people % heads} left over: ${advice.leftOver}`] : [];
    });
  }

  /** Exercises of intensity 3 without a break behind them, and pairs that something parts. */
  function order({ items }) {
    const chosen = new Map(items.filter(({ exercise }) => exercise).map(({ exercise }) => [exercise.slug, exercise.name]));
    return items.flatMap(({ exercise }, index) => {
      const next = items[index + 1];
      const parted = (exercise?.then ?? []).filter((slug) => chosen.has(slug) && next?.exercise?.slug !== slug);
      return [
        exercise?.intensity === 3 && next && next.kind !== "break" && `${exercise.name} is as deep as it gets. Put a break behind it.`,
        ...parted.map((slug) => `${chosen.get(slug)} belongs right behind ${exercise.name}.`),
      ].filter(Boolean);
    });
  }

  function ending({ items }) {
    const closing = document.querySelector("[data-closes] [data-title]")?.textContent;
    const last = items.findLast((item) => item.kind !== "break")?.exercise;
    return [
      last?.intensity === 3 && `${last.name} is as deep as it gets, and nothing comes after it. Put something lighter last.`,
      last && !last.closes && `Nothing closes the meeting. Put ${closing ? `the ${closing} last, or ` : ""}a talk of your own${closing ? "" : " last"}.`,
    ].filter(Boolean);
  }

  const warnings = (plan) => [
    ...plan.lost,
    ...withoutBreak(plan),
    ...rushed(plan),
    ...numbers(plan),
    ...order(plan),
    ...ending(plan),
  ];

  return { nameOf, clock, length, summary, grouping, isShorter, materials, warnings };
})());
