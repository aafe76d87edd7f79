// Take everything: on one press the files of a plan are fetched, put together and packed, on this device.
"use strict";
Object.assign(window.workshop, (() => {
  const { many } = window.workshop;
  const AT_ONCE = 4; // Requests at a time, so that a small host is not pressed.
  const EXTRAS = { // Where packs go: before the sheets of the first exercise.
    participant: ["participants", "00-"], booklet: ["participants", "00-"], cards: ["cards", "00-"],
    facilitator: ["facilitator", "00-"], plan: ["facilitator", "00-"], kit: ["kit", ""],
  };
  const PAPERS = { a4: "A4", letter: "US Letter" };
  const section = document.querySelector("[data-take]");
  const within = (name) => section.querySelector(`[data-${name}]`);
  const options = within("options");
  const onDisk = location.protocol === "file:";
  let asked = () => []; // The meetings of the plan, in order.
  let stop = null;
  let made = [];

  const chosen = () => ({
    paper: options.elements.paper.value,
    rightHand: options.elements.side.checked,
    all: options.elements.copies.value === "all",
  });

  const wanted = () => {
    const meetings = asked();
    const together = { items: meetings.flatMap(({ items }) => items), people: meetings[0].people };
    return { meetings, parts: workshop.needed(together, chosen().paper) };
  };

  function element(name, ...inside) {
    const one = document.createElement(name);
    one.append(...inside);
    return one;
  }

  function linked(text, href) {
    const link = element("a", text);
    link.href = href;
    return link;
  }

  /* --- What the plan needs, as a table ------------------------------------------------------------------------------ */

  function bodyOf({ name, parts, pages }) {
    const body = element("tbody");
    const head = element("th", `${name[0].toUpperCase()}${name.slice(1)}`, pages ? `, ${many(pages, "page")}` : "");
    head.colSpan = 3;
    head.scope = "rowgroup";
    body.append(element("tr", head));
    for (const { exercise, what, href, first, from, to, copies } of parts) {
      const title = element("th", exercise.name, ", ", href ? linked(what.toLowerCase(), href) : what.toLowerCase());
      title.scope = "row";
      body.append(element("tr", title, element("td", !first ? "" : from === to ? String(from) : `${from}–${to}`), element("td", String(copies))));
    }
    return body;
  }

  function draw(files) {
    within("parts").querySelectorAll("tbody").forEach((body) => body.remove());
    within("parts").append(...files.map(bodyOf));
  }

  /** Show what there is to print, with its pages and copies; what was made for another plan is put away. */
  function show() {
    const { meetings, parts } = wanted();
    const files = workshop.laidOut(parts, chosen());
    draw(files);
    const there = parts.length > 0 && parts.every(({ href }) => href);
    within("parts").hidden = !parts.length;
    within("ways").hidden = !there || onDisk;
    within("from-disk").hidden = !there || !onDisk;
    if (there && onDisk) {
      within("links").replaceChildren(...workshop.kept(meetings, chosen().paper).map(({ name, href }) => element("li", linked(name, href))));
    }
    putAway();
  }

  function putAway() {
    stop?.abort();
    for (const address of made) URL.revokeObjectURL(address);
    if (made.length) say("The plan has changed. Press again to take it as it is now.");
    made = [];
    within("made").replaceChildren();
    within("failed").replaceChildren();
  }

  function say(words) {
    within("progress").textContent = words;
  }

  /* --- Fetching ------------------------------------------------------------------------------------------------------- */

  /** The library, which no page loads before it is wanted. */
  function tools() {
    return new Promise((loaded, failed) => {
      if (window.packTools) return loaded(window.packTools);
      const script = document.createElement("script");
      script.src = section.dataset.tools;
      script.addEventListener("load", () => loaded(window.packTools));
      script.addEventListener("error", () => failed(new Error("The program that puts the files together could not be fetched. Try again.")));
      document.head.append(script);
    });
  }

  /** The bytes of each address, and the addresses that could not be had. Throws when it is stopped. */
  async function fetched(addresses, signal, step) {
    const bytes = new Map();
    const missing = [];
    const waiting = [...addresses];
    const work = async () => {
      for (let address = waiting.shift(); address; address = waiting.shift()) {
        try {
          const response = await fetch(address, { signal });
          if (!response.ok) throw new Error(response.statusText);
          bytes.set(address, new Uint8Array(await response.arrayBuffer()));
        } catch {
          signal.throwIfAborted();
          missing.push(address);
        }
        step(bytes.size + missing.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { bytes, missing };
  }

  const copiesOf = ({ copies }) => (copies === 1 ? "1 copy" : `${copies} copies`);

  /* --- Making --------------------------------------------------------------------------------------------------------- */

  /**
   * Each file to print, as bytes by name. A part whose pages are not as many as the table says is left out, and told; the
   * parts behind it move up, and `laid` says where all of them lie now.
   */
  async function printed(library, files, bytes, title) {
    const sources = new Map();
    const lost = [];
    const laid = [];
    const done = {};
    for (const { name, parts } of files) {
      const found = [];
      for (const part of parts) {
        const address = part.href.split("#")[0];
        try {
          if (!sources.has(address)) sources.set(address, await workshop.pdfOf(library, bytes.get(address)));
          if (sources.get(address).pages.length < part.last) throw new Error("Fewer pages than the table says.");
          found.push({ ...part, source: sources.get(address), name: `${part.exercise.name}, ${part.what.toLowerCase()} (${copiesOf(part)})` });
        } catch {
          lost.push({ name: `${part.exercise.name}: ${part.what} (${copiesOf(part)})`, href: part.href });
        }
      }
      const [file] = workshop.laidOut(found, chosen());
      if (!file) continue;
      laid.push(file);
      done[name] = { bytes: await workshop.merged(library, `${title}: ${name}`, file.parts, file.pages), pages: file.pages };
    }
    return { done, lost, laid };
  }

  function offer(name, words, bytes, type) {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    made.push(address);
    const link = linked(words, address);
    link.download = name;
    const size = bytes.length < 1e6 ? `${Math.max(1, Math.round(bytes.length / 1e3))} kB` : `${(bytes.length / 1e6).toFixed(1)} MB`;
    within("made").append(element("li", link, ` ${size}`));
  }

  async function make(signal) {
    const { meetings, parts } = wanted();
    const { paper, all } = chosen();
    const files = workshop.laidOut(parts, chosen());
    const title = section.dataset.title || meetings[0].title || "Workshop";
    const name = workshop.fileName({ title });
    const keep = [...workshop.kept(meetings, paper), ...extras(paper)];
    const names = new Map(keep.map((one) => [one.href, one.name]));
    const addresses = new Set([...names.keys(), ...parts.map(({ href }) => href.split("#")[0])]);
    within("bar").max = addresses.size;
    within("bar").value = 0;
    say(`Fetching ${many(addresses.size, "file")}.`);
    const [library, { bytes, missing }] = await Promise.all([
      tools(),
      fetched(addresses, signal, (number) => (within("bar").value = number)),
    ]);
    say("Putting the pages together.");
    const { done, lost, laid } = await printed(library, files, bytes, title);
    signal.throwIfAborted();
    draw(laid);
    say("Packing.");
    const left = new Map([...missing.map((href) => [href, { name: names.get(href) ?? href, href }]), ...lost.map((one) => [one.href.split("#")[0], one])]);
    const told = {
      paper: PAPERS[paper],
      printed: all
        ? "Each sheet is there as often as it is needed: print each file once."
        : "Each sheet is there once. The list says which pages to print how often.",
      also: extras(paper).length ? ["What begins with 00 is a pack of the whole plan. The folder kit holds its kit, some of which is for whoever leads."] : [],
      address: location.href,
      missing: [...left.values()],
      warnings: meetings.length > 1 ? [] : workshop.warnings(meetings[0]),
    };
    const words = (text) => [new TextEncoder().encode(text), { level: 6 }];
    const zip = { "read-me.txt": words(workshop.readMe(title, laid, told)), "plan.html": words(workshop.planPage(title, meetings, laid, told)) };
    for (const meeting of meetings) zip[meetings.length > 1 ? `${workshop.fileName(meeting)}.json` : "plan.json"] = words(workshop.written(meeting));
    const kit = workshop.kitPage?.(meetings[0]);
    if (kit) zip["kit/kit.html"] = words(kit);
    for (const [file, { bytes: pdf }] of Object.entries(done)) zip[`to-print/${file}-${paper}.pdf`] = pdf;
    for (const { path, href } of keep) if (bytes.has(href)) zip[path] = bytes.get(href);
    const packed = library.zipSync({ [name]: zip }, { level: 0, mtime: new Date() });
    for (const [file, { bytes: pdf, pages }] of Object.entries(done)) {
      offer(`${name}-${file}-${paper}.pdf`, `To print: ${file}, ${many(pages, "page")}, PDF`, pdf, "application/pdf");
    }
    offer(`${name}.zip`, `To keep: everything, ${many(Object.keys(zip).length, "file")}, ZIP`, packed, "application/zip");
    within("failed").replaceChildren(...[...left.values()].map((one) => element("li", linked(one.name, one.href), " could not be fetched. Open it by itself, or press again.")));
    return left.size;
  }

  async function press() {
    putAway();
    stop = new AbortController();
    const { signal } = stop;
    within("everything").disabled = true;
    within("stop").hidden = within("bar").hidden = false;
    try {
      const missing = await make(signal);
      say(missing ? `Ready, but for ${many(missing, "file")}.` : "Ready. Nothing has left this device.");
    } catch (error) {
      say(signal.aborted ? "Stopped. Nothing was made." : error.message);
    } finally {
      if (stop?.signal === signal) stop = null;
      within("everything").disabled = false;
      within("stop").hidden = within("bar").hidden = true;
    }
  }

  /** Files that a finished plan has beside those of its exercises. */
  function extras(paper) {
    const links = [...(within("extras")?.content.querySelectorAll("a") ?? [])];
    return links.filter(({ dataset }) => !dataset.paper || dataset.paper === paper).map((link) => {
      const href = new URL(link.getAttribute("href"), document.baseURI).href;
      const [folder, number] = EXTRAS[link.dataset.kind];
      return { href, path: `${folder}/${number}${workshop.baseName(href)}`, name: link.textContent };
    });
  }

  /** Have the section show and take the meetings that `meetings()` gives. */
  function takes(meetings) {
    asked = meetings;
    options.addEventListener("input", show);
    options.addEventListener("submit", (event) => event.preventDefault());
    within("everything").addEventListener("click", press);
    within("stop").addEventListener("click", () => stop?.abort());
    return show;
  }

  return { takes };
})());
