// Tells a learning system (SCORM 1.2) that somebody began, where they stopped, which self-checks they have answered, and
// that they have finished. Nothing else leaves the page. Without a system, or with one that refuses, it says so.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.remove("no-js");
  if (matchMedia("(prefers-color-scheme: dark)").matches) root.dataset.colours = "dark";

  const parts = [...document.querySelectorAll("[data-part]")];
  const modules = parts.filter((part) => "module" in part.dataset);
  const checksOf = (module) => [...module.querySelectorAll(".self-check")];
  /** By module: the numbers of its self-checks that were answered, and "end" for the tick at its end. */
  const done = new Map(modules.map((module) => [module.id, new Set()]));
  const began = Date.now();
  const reader = { status: "incomplete", place: "" };

  // --- The system -------------------------------------------------------------------------------------------------

  /** The API among the windows round `from`: a system keeps it in one of them. */
  function above(from) {
    try {
      for (let at = from, steps = 0; at && steps < 20; at = at.parent, steps += 1) {
        if (at.API) return at.API;
        if (at.parent === at) break;
      }
    } catch { /* A window of another site tells nothing. */ }
    return null;
  }

  const api = above(window) ?? above(window.opener) ?? (() => { try { return above(window.top.opener); } catch { return null; } })();
  let open = false;
  let refused = false;

  function ask(name, ...said) {
    try {
      return String(api[name](...said) ?? "");
    } catch {
      return "";
    }
  }

  const get = (name) => ask("LMSGetValue", name);

  function report() {
    if (!open) return;
    const values = {
      "cmi.core.lesson_status": reader.status,
      "cmi.core.lesson_location": reader.place,
      "cmi.suspend_data": written(),
      "cmi.core.session_time": duration(Date.now() - began),
      "cmi.core.exit": reader.status === "completed" ? "" : "suspend",
    };
    const taken = Object.entries(values).map(([name, value]) => ask("LMSSetValue", name, value) === "true");
    refused = [...taken, ask("LMSCommit", "") === "true"].includes(false);
  }

  function duration(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    const two = (number) => String(number).padStart(2, "0");
    return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  // What was answered, as short as it can be said: "first-module=1,2;second-module=end".
  const written = () => [...done].filter(([, which]) => which.size).map(([id, which]) => `${id}=${[...which].join()}`).join(";");

  /** An earlier version may have had other self-checks, or a tick in their place: only what is still here counts. */
  function remember(text) {
    for (const one of text.split(";")) {
      const [id, which = ""] = one.split("=");
      const module = modules.find((it) => it.id === id);
      if (module) which.split(",").filter((part) => countable(module).includes(part)).forEach((part) => done.get(id).add(part));
    }
  }

  // --- What counts ------------------------------------------------------------------------------------------------

  /** The numbers of a module's self-checks, from 1; the tick at its end where it has none. */
  function countable(module) {
    const checks = Number(module.dataset.checks);
    return checks ? Array.from({ length: checks }, (_, index) => String(index + 1)) : ["end"];
  }

  const finished = (module) => countable(module).every((part) => done.get(module.id).has(part));

  function tell() {
    if (reader.status !== "completed" && modules.every(finished)) reader.status = "completed";
    report();
    show();
  }

  function show() {
    const all = reader.status === "completed";
    document.querySelector("[data-state]").textContent = !open
      ? "Nothing is being reported: this page has found no learning system that takes reports. You can read and answer everything all the same."
      : refused
        ? "Your learning system has not taken what this page reported, so it may not show that you were here. You can read on; tell whoever runs the system."
        : all ? "Reported: finished. You can close this page, or read on." : "Reported: begun. Where you are is kept for your next visit.";
    for (const module of modules) {
      const answered = Number(module.dataset.checks) ? `${done.get(module.id).size} of ${module.dataset.checks} self-checks answered.` : "";
      const end = finished(module) ? (modules.length > 1 ? "This module is finished." : "You have finished.") : "";
      set(module.querySelector("[data-state-here]"), [answered, end].filter(Boolean).join(" "));
      for (const mark of document.querySelectorAll(`[data-state-of="${module.id}"]`)) set(mark, finished(module) ? "Finished." : "");
    }
  }

  /** Only what changes is read out. */
  function set(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  document.addEventListener("change", ({ target }) => {
    const module = target.closest("[data-module]");
    const check = target.closest(".self-check");
    if (module && check) done.get(module.id).add(String(checksOf(module).indexOf(check) + 1));
    else if (module && "end" in target.dataset) done.get(module.id)[target.checked ? "add" : "delete"]("end");
    else return;
    check?.querySelector(".answered")?.remove();
    tell();
  });

  // --- Where somebody is ------------------------------------------------------------------------------------------

  /** What an address names in this page; some systems add to it what nobody can read. */
  function named(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  }

  /** One part at a time, where there are several. */
  function turnTo(hash) {
    const aim = named(hash);
    const part = aim?.closest("[data-part]") ?? (aim ? null : parts[0]);
    if (!part) return; // Words stand below every part.
    const turned = part.hidden;
    for (const one of parts) one.hidden = one !== part;
    reader.place = part.id;
    if (aim && aim !== part) aim.scrollIntoView();
    else if (hash) part.scrollIntoView();
    if (turned) read(aim && aim !== part ? aim : part.querySelector("h1"));
  }

  /** Keyboard and reading voice go on from here: the link that was followed lies in a part that is hidden now. */
  function read(from) {
    if (!from.matches("a, input, summary")) from.tabIndex = -1;
    from.focus({ preventScroll: true });
  }

  function back(place) {
    const aim = place && document.getElementById(place);
    if (!aim) return;
    turnTo(`#${place}`);
    reader.place = place;
    aim.tabIndex = -1;
    aim.focus();
  }

  /** The last heading above the middle of the window. */
  function look() {
    const seen = [...document.querySelectorAll("[data-part]:not([hidden]) :is(h1, h2)[id]")];
    const above = seen.filter((one) => one.getBoundingClientRect().top < innerHeight / 2);
    const part = parts.find((one) => !one.hidden);
    reader.place = above.at(-1)?.id ?? part?.id ?? "";
  }

  let waiting = 0;
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 200);
  }, { passive: true });
  addEventListener("hashchange", () => {
    turnTo(location.hash);
    report();
    show();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") report();
  });
  addEventListener("pagehide", () => {
    if (!open) return;
    report();
    ask("LMSFinish", "");
    open = false;
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload(); // A system hears of no page twice.
  });

  // --- Begin ------------------------------------------------------------------------------------------------------

  open = Boolean(api) && ask("LMSInitialize", "") === "true";
  let place = "";
  if (open) {
    if (["completed", "passed"].includes(get("cmi.core.lesson_status"))) reader.status = "completed";
    place = get("cmi.core.lesson_location");
    remember(get("cmi.suspend_data"));
  }
  for (const module of modules) {
    for (const [index, check] of checksOf(module).entries()) {
      if (!done.get(module.id).has(String(index + 1))) continue;
      const said = Object.assign(document.createElement("p"), { className: "answered", textContent: "You have answered this before." });
      check.querySelector("fieldset").append(said);
    }
    const end = module.querySelector("[data-end]");
    if (end) end.checked = done.get(module.id).has("end");
  }
  turnTo(location.hash);
  if (!location.hash) back(place);
  tell();
})();
