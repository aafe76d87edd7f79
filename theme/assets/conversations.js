// A conversation, scene by scene: choose, hear the answer, choose again or try another way. Nothing is counted or timed.
// The way one took stands in the tab's own history, so that a page loaded again, or gone back to, is where it was.
// Without this script all scenes stand one below the other, and each choice is a link.
"use strict";
(() => {
  const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

  /** The children of an element of the page, copied; ids stay with the original. */
  function copies(elements) {
    return [...elements].map((element) => {
      const copy = element.cloneNode(true);
      for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
      return copy;
    });
  }

  for (const talk of document.querySelectorAll(".conversation")) {
    const all = talk.querySelector(".talk-scenes");
    const title = talk.querySelector(".box__words").textContent;
    if (!all) continue;
    all.open = false;

    const hint = make("p", "talk-hint", "Say each answer aloud before you choose it. You can go back to any choice and try another.");
    const path = make("div", "talk-path");
    path.setAttribute("role", "log");
    path.setAttribute("aria-label", `${title}: the conversation so far`);
    const after = make("div", "talk-after");
    all.before(hint, path, after);

    const scene = (name) => all.querySelector(`[data-name="${CSS.escape(name)}"]`);

    /** One more turn at the end of the path: what happens, what the choice before it cost, and what one could say now. */
    function turn(name, cost) {
      const found = scene(name);
      const part = make("section", `talk-turn ${found.className}`);
      if (found.dataset.how) part.dataset.how = found.dataset.how;
      const own = (element) => !element.matches(".talk-cost, .talk-choices, .talk-scene__name");
      part.append(...copies([...found.children].filter(own)));
      if (cost) {
        const aside = make("div", "talk-why");
        aside.append(make("p", "talk-why__title", "What it did, and why"), ...copies([...cost.children].slice(1)));
        part.append(aside);
      }
      const choices = found.querySelector(".talk-choices");
      if (choices) part.append(offer(choices, part));
      else {
        part.prepend(make("p", "talk-turn__how", found.querySelector(".talk-scene__name").textContent.replace(/^\d+\. /, "")));
        part.append(make("p", "talk-hint", "This is one way in which it ends. Go back to any choice above and try another."));
      }
      path.append(part);
      done(!choices);
    }

    function offer(choices, part) {
      const list = make("ul", "talk-offers");
      list.setAttribute("role", "list");
      list.setAttribute("aria-label", "What could you say?");
      for (const link of choices.querySelectorAll("a")) {
        const button = make("button", "talk-offer");
        button.type = "button";
        button.setAttribute("aria-pressed", "false");
        button.append(...[...link.childNodes].map((node) => node.cloneNode(true)));
        button.addEventListener("click", () => {
          for (const other of list.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
          while (part.nextElementSibling) part.nextElementSibling.remove();
          turn(link.dataset.leads, document.getElementById(link.hash.slice(1)));
          remember();
        });
        const item = document.createElement("li");
        item.append(button);
        list.append(item);
      }
      return list;
    }

    /** The choices so far, each by its number among those of its turn. */
    const way = () =>
      [...path.querySelectorAll('.talk-offer[aria-pressed="true"]')].map((one) => [...one.closest("ul").children].indexOf(one.parentElement));

    function remember() {
      history.replaceState({ ...history.state, talks: { ...history.state?.talks, [talk.id]: way() }, at: Date.now() }, "");
    }

    /** The path in words, for one's notes. */
    function told() {
      return [...path.children].flatMap((part) => {
        const said = part.querySelector('.talk-offer[aria-pressed="true"]');
        const how = part.querySelector(".talk-turn__how");
        return [...(said ? [`I chose: ${said.textContent.trim()}`] : []), ...(how ? [`It ended: ${how.textContent}`] : [])];
      }).join("\n");
    }

    function done(ended) {
      after.hidden = !talk.querySelector('.talk-offer[aria-pressed="true"]');
      talk.dataset.ended = String(ended);
    }

    const again = make("button", "button", "Begin again");
    again.type = "button";
    again.addEventListener("click", () => {
      path.replaceChildren();
      turn(talk.dataset.begins);
      remember();
      path.querySelector("button")?.focus();
    });
    const keep = make("button", "button", "Write this way into my notes");
    keep.type = "button";
    keep.addEventListener("click", () => {
      const note = talk.querySelector(".note textarea");
      note.value = `${note.value.trim()}\n\n${told()}`.trim();
      note.dispatchEvent(new Event("input", { bubbles: true }));
      note.focus();
    });
    after.append(again, ...(talk.querySelector(".note") ? [keep] : [])); // A packaged module has no notes.
    const taken = history.state?.talks?.[talk.id] ?? [];
    document.addEventListener("forgotten", () => {
      path.replaceChildren();
      turn(talk.dataset.begins);
    });
    turn(talk.dataset.begins);
    for (const number of taken) path.lastElementChild.querySelectorAll(".talk-offer")[number]?.click();
  }
})();
