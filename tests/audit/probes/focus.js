// The element that has the focus: can it be seen, does anything lie over it, has it a ring of 3:1? Null at the page's end.
() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  // A switch of colours is shown by the label behind it, which names the next switch.
  const beside = [element.nextElementSibling].filter((next) => element.matches("input") && next?.matches("label"));
  const shown = [element, ...(element.labels ?? []), ...beside]
    .filter((part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  const boxes = shown.flatMap((part) => [...part.getClientRects()].map((box) => [part, box]));
  const seen = boxes.some(([, box]) => box.width > 1 && box.height > 1
    && box.right > 4 && box.left < innerWidth - 4 && box.bottom > 4 && box.top < innerHeight - 4);
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
  const free = boxes.some(([part, box]) => points.some(([x, y]) =>
    part.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y))));
  const ringed = ({ outlineStyle, outlineWidth }) => outlineStyle === "auto" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  // Inside a field for a time the browser rings its own little button.
  const ring = !element.matches(":focus-visible") || shown.some((part) => ["", "::before", "::after"].some((place) => ringed(getComputedStyle(part, place))));
  return { what: element.outerHTML.slice(0, 130), seen, free, ring };
}
