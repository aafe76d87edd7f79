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
    history.replaceState({ ...history.state, answers, at: Date.now() }, "");
  });

  /** The choices stand in the tab's own history: a page loaded again is as it was, and what was forgotten there is not put back by Firefox. */
  function restore() {
    const answers = history.state?.answers ?? [];
    for (const input of document.querySelectorAll(".self-check input")) input.checked = answers.includes(input.id);
    document.querySelectorAll(".self-check:has(.self-check__said)").forEach(tell);
  }
  addEventListener("pageshow", restore);
  document.addEventListener("forgotten", restore);
})();
