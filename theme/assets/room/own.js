// A plan of one's own, from the address. The steps of each exercise stand in a script beside its own screen, since a page
// from a disk may run a file and not fetch one.
"use strict";
{
  const { room, workshop } = window;
  const main = document.querySelector("[data-own]");
  const stage = main.querySelector("[data-stage]");
  const known = new Map(main.dataset.own.split(" ").map((slug) => [slug, { slug, minutes: 1 }]));
  const exercises = new Map();

  room.take = (slug, versions) => exercises.set(slug, { slug, versions, minutes: versions[0][0] });

  const load = (slug) => new Promise((done) => {
    const script = document.createElement("script");
    script.src = `${main.dataset.root}exercises/${slug}/room/steps.js`;
    script.onload = script.onerror = done;
    document.head.append(script);
  });

  function shownExercise({ exercise, minutes }) {
    const [, html] = exercise.versions.find(([long]) => long === minutes) ?? exercise.versions[0];
    return new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  }

  function shownAside({ kind, words, minutes }) {
    const item = main.querySelector(`template[data-aside=${kind}]`).content.firstElementChild.cloneNode(true);
    const part = item.querySelector(".room-part");
    item.dataset.name = part.dataset.name = words;
    item.setAttribute("aria-label", words);
    item.dataset.minutes = part.dataset.minutes = minutes;
    for (const name of item.querySelectorAll("h2, .room-name")) name.textContent = words;
    item.querySelector(".room-long").textContent = room.minutes(minutes);
    return item;
  }

  /** What cannot be shown stands on a screen before the first, where whoever leads sees it in time. */
  function shownLost(sentences) {
    const item = shownAside({ kind: "talk", words: sentences.join(" "), minutes: 0 });
    item.querySelector(".room-label").firstChild.data = "Before you begin";
    item.querySelector(".room-long").remove();
    return item;
  }

  async function begin() {
    const listed = workshop.read(location.hash, known);
    if (!listed?.items.length && !listed?.lost.length) return;
    const slugs = new Set(listed.items.map(({ exercise }) => exercise?.slug).filter(Boolean));
    await Promise.all([...slugs].map(load));
    const unread = [...slugs].filter((slug) => !exercises.has(slug));
    const lost = [...listed.lost, ...unread.map((slug) => `The steps of “${slug}” could not be fetched. Load this page again.`)];
    const { title, items } = workshop.read(location.hash, exercises);
    const heading = main.querySelector("h1");
    const name = title || "Workshop";
    document.title = document.title.replace(heading.textContent, () => name);
    heading.textContent = name;
    for (const link of main.querySelectorAll("a")) link.hash = location.hash;
    const shown = items.map((item) => (item.exercise ? shownExercise(item) : shownAside(item)));
    stage.replaceChildren(...(lost.length ? [shownLost(lost)] : []), ...shown);
    room.begin();
  }

  addEventListener("hashchange", () => location.reload());
  begin();
}
