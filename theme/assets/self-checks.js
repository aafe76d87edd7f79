// Choosing an answer tells what it leads to. Without this script every answer stands in the fold below the question.
"use strict";
(() => {
  function tell(check) {
    const said = check.querySelector(".self-check__said");
    const chosen = [...check.querySelectorAll("input:checked")].map((input) => input.value);
    const there = new Map([...said.children].map((answer) => [answer.dataset.answer, answer]));
    for (const [letter, answer] of there) if (!chosen.includes(letter)) answer.remove();
    for (const letter of chosen) {
      if (there.has(letter)) continue;
      const answer = check.querySelector(`.self-check__answers [data-answer="${letter}"]`).cloneNode(true);
      for (const twin of answer.querySelectorAll("[id]")) twin.removeAttribute("id");
      said.append(answer);
    }
  }

  document.addEventListener("change", ({ target }) => {
    const check = target.closest?.(".self-check");
    if (!check) return;
    tell(check);
    const answers = [...document.querySelectorAll(".self-check input:checked")].map(({ id }) => id);
    history.replaceState({ ...history.state, answers }, "");
  });
  // The choices stand in the tab's own history, and Firefox puts them back by itself: a page loaded again is as it was.
  for (const id of history.state?.answers ?? []) (document.getElementById(id) ?? {}).checked = true;
  addEventListener("pageshow", () => document.querySelectorAll(".self-check:has(.self-check__said)").forEach(tell));
})();
