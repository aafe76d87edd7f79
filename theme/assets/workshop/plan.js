// A plan, and the address that holds it: #start=09:30&people=12&plan=two-columns,break:15,talk:10:Welcome
"use strict";
window.workshop = (() => {
  const WORDS = { break: ["Break", 15], talk: ["Talk", 10] };
  const MOST = { people: 500, minutes: 480, items: 100, words: 80 };
  const encode = (text) => encodeURIComponent(text).replaceAll("%20", "+");

  function decode(text) {
    const spaced = text.replaceAll("+", " ");
    try {
      return decodeURIComponent(spaced.replace(/%(?![\da-f]{2})/gi, "%25")); // An address typed by hand may say "50%".
    } catch {
      return spaced;
    }
  }

  const READ = {
    start: (text) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null),
    people: (text) => counted(text, MOST.people),
    minutes: (text) => counted(text, MOST.minutes),
  };
  const counted = (text, most) => (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null);

  /** Take what somebody types: if it cannot be reckoned with, the last that could be stays in force, and `typed` remembers. */
  function set(thing, name, text) {
    const read = READ[name](text.trim());
    if (read === null) thing.typed[name] = text.trim().slice(0, 20);
    else {
      thing[name] = read;
      delete thing.typed[name];
    }
  }

  /** What stands in a field: the same as what counts, but where that is wrong. */
  const typed = (thing, name) => thing.typed[name] ?? String(thing[name]);

  /** What is wrong with a field, and with what is reckoned until it is mended; nothing if it is right. */
  function wrong(thing, name) {
    const text = thing.typed[name];
    if (text === undefined) return "";
    const quoted = text ? `“${text}” is not` : "Give";
    return name === "start"
      ? `${quoted} a time of day, such as 09:30. Until it is one, the clock begins at ${thing.start}.`
      : `${quoted} a whole number from 1 to ${MOST[name]}. Until it is one, ${thing[name]} is counted with.`;
  }

  const empty = () => ({ title: "", start: "09:30", people: 12, typed: {}, items: [], lost: [] });

  /** One line of a plan: a break, a talk, or an exercise by its slug. Nothing if there is none. */
  function itemOf(name, exercises) {
    if (Object.hasOwn(WORDS, name)) return { kind: name, words: WORDS[name][0], minutes: WORDS[name][1], typed: {} };
    const exercise = exercises.get(name);
    return exercise && { kind: "exercise", exercise, minutes: exercise.minutes, typed: {} };
  }

  const setWords = (item, text) => (item.words = text.trim().slice(0, MOST.words) || WORDS[item.kind][0]);

  /** A plan from texts, wherever they come from; `lost` says of each line that is left out why. */
  function made({ title, start, people, lines }, exercises) {
    const plan = { ...empty(), title: (title ?? "").trim().slice(0, MOST.words) };
    if (start !== undefined) set(plan, "start", start);
    if (people !== undefined) set(plan, "people", people);
    for (const { name, minutes, words } of lines.slice(0, MOST.items)) {
      const item = itemOf(name, exercises);
      if (!item) {
        plan.lost.push(`The plan names “${name.slice(0, MOST.words)}”, which is no exercise on this site. It was left out.`);
        continue;
      }
      if (minutes) set(item, "minutes", minutes);
      if (!item.exercise && words) setWords(item, words);
      plan.items.push(item);
    }
    if (lines.length > MOST.items) plan.lost.push(`A plan has at most ${MOST.items} lines. Those behind them were left out.`);
    return plan;
  }

  function lineOf(item) {
    const { exercise, kind, words } = item;
    const minutes = encode(typed(item, "minutes"));
    if (exercise) return minutes === String(exercise.minutes) ? exercise.slug : `${exercise.slug}:${minutes}`;
    return words === WORDS[kind][0] ? `${kind}:${minutes}` : `${kind}:${minutes}:${encode(words)}`;
  }

  /** The plan that an address holds, or nothing. */
  function read(fragment, exercises) {
    const said = Object.fromEntries(fragment.slice(1).split("&").map((pair) => pair.split(/=(.*)/s)));
    if (said.plan === undefined) return null;
    const [title, start, people] = [said.title, said.start, said.people].map((text) => text && decode(text));
    const lines = said.plan.split(",").filter(Boolean).map((line) => line.split(":").map(decode));
    return made({ title, start, people, lines: lines.map(([name, minutes, words]) => ({ name, minutes, words })) }, exercises);
  }

  function address(plan) {
    const title = plan.title && `&title=${encode(plan.title)}`;
    const start = encode(typed(plan, "start")).replaceAll("%3A", ":");
    return `#start=${start}&people=${encode(typed(plan, "people"))}${title}&plan=${plan.items.map(lineOf).join(",")}`;
  }

  return { MOST, empty, set, setWords, typed, wrong, itemOf, made, read, address };
})();
