// The element that has the focus: can it be seen, does anything lie over it, has it a ring of 3:1? Null at the page's end.
() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const shown = [element, ...(element.labels ?? [])].filter((part) => part.checkVisibility({ visibilityProperty: true }));
  const boxes = shown.flatMap((part) => [...part.getClientRects()].map((box) => [part, box]));
  const seen = boxes.some(([, box]) => box.width > 1 && box.height > 1
    && box.right > 4 && box.left < innerWidth - 4 && box.bottom > 4 && box.top < innerHeight - 4);
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
  const free = boxes.some(([part, box]) => points.some(([x, y]) =>
    part.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y))));
  const ring = shown.some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  return { what: element.outerHTML.slice(0, 130), seen, free, ring };
}
