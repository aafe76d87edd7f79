// Fields that keep what was typed, and say beside it what is wrong.
"use strict";
Object.assign(window.workshop, (() => {
  const { typed } = window.workshop;
  let fields = 0;

  /** Say beside a field what is wrong with it. The message is the field's description, so that it is heard with the field. */
  function showWrong(field, message) {
    const place = field.closest("[data-field]").querySelector("[data-wrong]");
    place.id ||= `wrong-${++fields}`;
    place.textContent = message;
    place.hidden = !message;
    field.setAttribute("aria-invalid", Boolean(message));
    if (message) field.setAttribute("aria-describedby", place.id);
    else field.removeAttribute("aria-describedby");
  }

  /** Put into a field what was typed. What the field cannot hold, such as words for a number, stays with what is said beside it. */
  function fill(field, thing) {
    const text = typed(thing, field.name);
    const holds = { number: /^-?\d+(\.\d+)?$/, time: /^([01]\d|2[0-3]):[0-5]\d$/ }[field.type];
    field.value = holds.test(text) ? text : "";
  }

  return { fill, showWrong };
})());
