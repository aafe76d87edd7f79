// The way from the builder to the screen of the room takes the plan along, which stands in the address.
"use strict";
{
  const link = document.querySelector("[data-to-room]");
  for (const kind of ["pointerdown", "focusin", "click"]) link.addEventListener(kind, () => (link.hash = location.hash));
}
