// Marks one of each kind of element that answers to a hand: the same name and class in the same surroundings.
() => {
  const kinds = new Set();
  const name = (element) => `${element?.localName}.${element?.className.baseVal ?? element?.className}`;
  const all = "a[href], button, label, input, textarea, select, summary, [tabindex], td, tr, li, dt, h1, h2, h3";
  for (const element of document.querySelectorAll(all)) {
    const kind = [element, element.parentElement, element.parentElement?.parentElement].map(name).join();
    if (!kinds.has(kind)) element.dataset.kind = kinds.add(kind).size;
  }
}
