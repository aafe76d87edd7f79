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
    if (check) tell(check);
  });
  // A browser that brings a page back, or loads it again, puts the choices back as they were.
  addEventListener("pageshow", () => document.querySelectorAll(".self-check:has(.self-check__said)").forEach(tell));
})();
