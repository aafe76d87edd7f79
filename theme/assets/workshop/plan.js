// A plan, and the address that holds it: #start=09:30&people=12&plan=map-the-line,break:15,talk:10:Welcome
"use strict";
window.workshop = (() => {
  const WORDS = { break: ["Break", 15], talk: ["Talk", 10] };
  const encode = (text) => encodeURIComponent(text).replaceAll("%20", "+");

  function decode(text) {
    try {
      return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
      return text;
    }
  }

  function within(text, least, most, otherwise) {
    const number = Math.round(Number(text));
    return text && number >= least ? Math.min(number, most) : otherwise;
  }

  /** A plan's name, beginning and people, whatever was typed or stands in an address. */
  const settled = ({ title = "", start = "", people }) => ({
    title: title.trim().slice(0, 80),
    start: /^([01]\d|2[0-3]):[0-5]\d$/.test(start) ? start : "09:30",
    people: within(people, 1, 500, 12),
  });

  /** One line of a plan: a break, a talk, or an exercise by its slug. Nothing if there is none. */
  function itemOf(name, exercises) {
    if (Object.hasOwn(WORDS, name)) return { kind: name, words: WORDS[name][0], minutes: WORDS[name][1] };
    const exercise = exercises.get(name);
    return exercise && { kind: "exercise", exercise, minutes: exercise.minutes };
  }

  function lineOf({ exercise, kind, words, minutes }) {
    if (exercise) return minutes === exercise.minutes ? exercise.slug : `${exercise.slug}:${minutes}`;
    return words === WORDS[kind][0] ? `${kind}:${minutes}` : `${kind}:${minutes}:${encode(words)}`;
  }

  return {
    settled,
    itemOf,

    /** Minutes and words as somebody types them into a line. */
    setMinutes: (item, text) => (item.minutes = within(text, 1, 480, item.minutes)),
    setWords: (item, text) => (item.words = text.trim().slice(0, 80) || WORDS[item.kind][0]),

    empty: () => ({ ...settled({}), items: [], lost: [] }),

    /** The plan that an address holds, or nothing; `lost` are names that no exercise has. */
    read(fragment, exercises) {
      const said = Object.fromEntries(fragment.slice(1).split("&").map((pair) => pair.split(/=(.*)/s)));
      if (said.plan === undefined) return null;
      const { title, start } = said;
      const plan = { ...settled({ ...said, title: title && decode(title), start: start && decode(start) }), items: [], lost: [] };
      for (const line of said.plan.split(",").filter(Boolean).slice(0, 100)) {
        const [name, minutes, words] = line.split(":").map(decode);
        const item = itemOf(name, exercises);
        if (!item) {
          plan.lost.push(name);
          continue;
        }
        this.setMinutes(item, minutes);
        if (!item.exercise && words) this.setWords(item, words);
        plan.items.push(item);
      }
      return plan;
    },

    address({ title, start, people, items }) {
      return `#start=${start}&people=${people}${title ? `&title=${encode(title)}` : ""}&plan=${items.map(lineOf).join(",")}`;
    },
  };
})();
