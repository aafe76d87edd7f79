// The screen of a room: one thing at a time, with a quiet clock. It asks no server for anything and keeps nothing; where
// one is stands in the tab's own history, so that a page loaded again is where it was.
"use strict";
Object.assign(window.room, (() => {
  const { Clock, MINUTE, minutes } = window.room;
  const main = document.querySelector("[data-room]");
  const root = document.documentElement;
  const part = (name) => main.querySelector(`[data-${name}]`);
  const button = (name) => main.querySelector(`[data-do=${name}]`);
  const stage = part("stage");
  let screens = []; // each with its part, its item and the clock of its part
  let at = 0;
  let way = "down";
  let listen = () => {}; // Told every quarter of a second what is on.

  const now = () => screens[at];
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const following = () => screens.slice(at + 1).find((one) => one.part !== now().part);

  /** Everything to show, in order; of several lengths or meetings, the chosen one. */
  function gather() {
    const chosen = main.querySelector("[name=set]:checked");
    for (const one of stage.querySelectorAll(".room-set")) one.classList.toggle("is-chosen", one.id === chosen.value);
    const items = stage.querySelectorAll(chosen ? ".is-chosen .room-item" : ".room-item");
    screens = [...items].flatMap((item) => [...item.querySelectorAll(".room-part")].flatMap((one) => {
      const clock = new Clock(Number(one.dataset.minutes));
      const inside = [...one.querySelectorAll(".room-screen")];
      return inside.map((screen, index) => ({ item, part: one, screen, clock, place: inside.length > 1 ? `${index + 1} of ${inside.length}` : "" }));
    }));
    at = 0;
  }

  function show() {
    for (const one of stage.querySelectorAll(".is-on")) one.classList.remove("is-on");
    const { item, part: step, screen, place } = now();
    for (const one of [item, step, screen]) one.classList.add("is-on");
    step.querySelector("[data-place]").textContent = place && `, ${place}`;
    part("next").textContent = nextSaid();
    button("back").setAttribute("aria-disabled", at === 0);
    button("next").setAttribute("aria-disabled", at === screens.length - 1);
    step.scrollTop = 0;
    tick();
    fit();
  }

  function nextSaid() {
    const next = following();
    if (!next) return at < screens.length - 1 ? "" : "Nothing comes after this.";
    const { name, minutes: long } = (next.item === now().item ? next.part : next.item).dataset;
    return `Next: ${name}${Number(long) ? `, ${minutes(Number(long))}` : ""}`;
  }

  function tick() {
    const { clock, item, part: step } = now();
    const timed = clock.whole > 0;
    fill("clock", timed ? clock.shows(way) : "");
    fill("of", timed ? `of ${minutes(Math.round(clock.whole / MINUTE))}` : "");
    const back = step.querySelector("[data-back]");
    if (back && back.textContent !== clock.ends) back.textContent = clock.ends;
    button("run").textContent = clock.runs ? "Pause" : clock.begun ? "Go on" : "Start";
    button("run").hidden = button("add").hidden = !timed;
    keep();
    listen({ item, step, clock, way, next: part("next").textContent });
  }

  function fill(name, text) {
    if (part(name).textContent !== text) part(name).textContent = text;
  }

  /** How much of what is on stands below the edge. */
  const more = () => now().part.scrollHeight - now().part.clientHeight - now().part.scrollTop;

  function seeMore() {
    const { part } = now();
    part.classList.toggle("has-more", more() > 4);
    if (part.scrollHeight > part.clientHeight + 4) part.tabIndex = 0; // what scrolls is reached by keys
    else part.removeAttribute("tabindex");
  }

  /** As large as the screen allows; what is still too long can be scrolled, and "next" scrolls before it leaves. */
  function fit() {
    const { innerHeight: height, innerWidth: width } = window;
    const least = Math.max(Math.min(height * 0.05, width * 0.065), parseFloat(getComputedStyle(root).fontSize) * 0.9);
    let size = Math.min(height * 0.1, width * 0.09);
    do {
      stage.style.setProperty("--room-size", `${Math.max(size, least)}px`);
      size *= 0.95;
    } while (size > least * 0.95 && more() > 1);
    seeMore();
  }

  /* --- What people do ------------------------------------------------------------------------------------------- */

  function go(to) {
    if (to < 0 || to >= screens.length) return say(to < 0 ? "This is the first." : "This is the last.");
    const before = now().clock;
    const onward = to > at;
    at = to;
    const { clock, part: step, screen } = now();
    if (clock !== before) before.stop();
    if (onward && (clock !== before || !clock.begun)) clock.start();
    stayAwake();
    show();
    say([step.querySelector("h3"), screen].map(words).join(". "));
  }

  function next() {
    if (more() > 4) now().part.scrollBy(0, now().part.clientHeight * 0.8);
    else go(at + 1);
  }

  const acts = {
    next,
    back: () => go(at - 1),
    run() {
      const { clock } = now();
      if (clock.runs) clock.stop();
      else clock.start();
      stayAwake();
      tick();
      say(clock.runs ? "The clock runs." : `The clock stands at ${clock.shows(way)}.`);
    },
    add() {
      now().clock.add(2);
      tick();
      say(`Two minutes more: ${minutes(Math.round(now().clock.whole / MINUTE))} in all.`);
    },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()).catch(() => {}),
  };

  const KEYS = { ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back" };

  function press(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || target.closest("[popover]")) return;
    if (key === " " && target.closest("button, a")) return;
    if (key === "ArrowDown" || key === "ArrowUp") now().part.scrollBy(0, key === "ArrowDown" ? 80 : -80);
    else if (!KEYS[key]) return;
    else if (!event.repeat) acts[key === " " && event.shiftKey ? "back" : KEYS[key]]();
    event.preventDefault();
  }

  let touched = null;
  function swiped({ changedTouches: [{ clientX, clientY }] }) {
    const [across, along] = touched ? [clientX - touched.clientX, clientY - touched.clientY] : [0, 0];
    touched = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(along)) acts[across < 0 ? "next" : "back"]();
  }

  function say(text) {
    part("said").textContent = text;
  }

  /** Ask the device not to dim the screen; where that is refused or unknown, nothing is lost. */
  function stayAwake() {
    navigator.wakeLock?.request("screen").catch(() => {});
  }

  /* --- Where one is ---------------------------------------------------------------------------------------------- */

  const clocks = () => [...new Set(screens.map(({ clock }) => clock))];

  function keep() {
    const state = JSON.stringify({ at, way, clocks: clocks() });
    if (history.state?.room !== state) history.replaceState({ room: state }, "");
  }

  function restore() {
    const kept = JSON.parse(history.state?.room ?? "null");
    if (kept?.clocks.length !== clocks().length) return;
    at = Math.min(kept.at, screens.length - 1);
    way = kept.way;
    clocks().forEach((clock, index) => Object.assign(clock, kept.clocks[index]));
  }

  function hear(listener) {
    listen = listener;
    if (screens.length) tick();
  }

  function begin() {
    const named = [...main.querySelectorAll("[name=set]")].find(({ value }) => value === location.hash.slice(1));
    if (named) named.checked = true;
    gather();
    if (!screens.length) return;
    restore();
    for (const one of main.querySelectorAll("[name=way]")) one.checked = one.value === way;
    main.classList.add("is-begun");
    show();
    setInterval(tick, 250);
    document.addEventListener("keydown", press);
    document.addEventListener("visibilitychange", () => document.hidden || (tick(), stayAwake()));
    new ResizeObserver(fit).observe(stage); // Its room changes with the window, and with the lines below it.
    document.fonts.ready.then(fit);
  }

  // Without a plan there is nothing on, and nothing to go on to.
  main.addEventListener("click", ({ target }) => screens.length && acts[target.closest("[data-do]")?.dataset.do]?.());
  main.addEventListener("change", ({ target: { name, value } }) => {
    if (name === "colours") root.dataset.colours = value;
    if (name === "way") way = value;
    if (name === "set") {
      history.replaceState(null, "", `#${value}`);
      gather();
    }
    if (screens.length) show();
  });
  stage.addEventListener("touchstart", ({ touches }) => (touched = touches.length === 1 ? touches[0] : null), { passive: true });
  stage.addEventListener("touchend", swiped, { passive: true });
  document.addEventListener("fullscreenchange", () => (button("full").textContent = document.fullscreenElement ? "Small screen" : "Full screen"));
  stage.addEventListener("scroll", seeMore, { passive: true, capture: true });
  button("full").hidden = !document.fullscreenEnabled;
  main.querySelector("#room-more").addEventListener("toggle", () => {
    for (const one of main.querySelectorAll("[name=colours]")) one.checked = one.value === root.dataset.colours;
  });
  if (!("own" in main.dataset)) begin();
  return { begin, acts, hear };
})());
