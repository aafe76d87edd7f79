// A plan of one's own, from the address. The steps of each exercise stand in a script beside its own screen, since a page
// from a disk may run a file and not fetch one.
"use strict";
{
  const { room, workshop } = window;
  const main = document.querySelector("[data-own]");
  const stage = main.querySelector("[data-stage]");
  const known = new Set(main.dataset.own.split(" "));
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

  async function begin() {
    const named = decodeURIComponent(location.hash).split(/[,=&]/).map((line) => line.split(":")[0]);
    await Promise.all([...new Set(named)].filter((slug) => known.has(slug)).map(load));
    const plan = workshop.read(location.hash, exercises);
    if (!plan?.items.length) return;
    main.querySelector("h1").textContent = plan.title || main.querySelector("h1").textContent;
    for (const link of main.querySelectorAll("a")) link.hash = location.hash;
    stage.replaceChildren(...plan.items.map((item) => (item.exercise ? shownExercise(item) : shownAside(item))));
    room.begin();
  }

  addEventListener("hashchange", () => location.reload());
  begin();
}
