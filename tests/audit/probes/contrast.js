// Text below 7:1, borders of controls and rings below 3:1, counted from what the browser computed, as it looks now.
// Words in drawings are measured against the last shape drawn beneath them.
() => {
  const dot = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = colour;
      dot.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = dot.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  const over = (top, below, opacity = 1) => {
    const share = top[3] * opacity;
    return [0, 1, 2].map((part) => top[part] * share + below[part] * (1 - share)).concat(1);
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    const layers = [];
    for (let part = element; part; part = part.parentElement) {
      layers.push(rgba(getComputedStyle(part).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const opacity = (element) => {
    let all = 1;
    for (let part = element; part; part = part.parentElement) all *= parseFloat(getComputedStyle(part).opacity);
    return all;
  };
  const found = new Set();
  const expect = (floor, ratio, what, element) => {
    const name = element.className.baseVal ?? element.className;
    const parent = element.parentElement?.className.baseVal ?? element.parentElement?.className;
    if (ratio < floor) found.add(`${what} ${ratio.toFixed(2)}: ${element.localName}.${name} in .${parent}`);
  };
  const BY_THE_BROWSER = ["none", "inset", "outset"];
  const FIELD = "input:not([type=radio], [type=checkbox]), textarea, select";

  for (const element of document.querySelectorAll("body *:not(svg, svg *)")) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue;
    const shown = opacity(element);
    if (shown < 0.01) continue;
    const style = getComputedStyle(element);
    const below = ground(element);
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (words || element.matches(FIELD)) expect(7, contrast(over(rgba(style.color), below, shown), below), "text", element);
    if (element.matches(":placeholder-shown")) {
      const hint = getComputedStyle(element, "::placeholder");
      if (rgba(hint.color)[3] > 0) expect(7, contrast(over(rgba(hint.color), below, parseFloat(hint.opacity) * shown), below), "placeholder", element);
    }
    for (const place of ["::before", "::after"]) {
      const made = getComputedStyle(element, place);
      if (!/^".*[^\s"].*"$/.test(made.content) || made.display === "none") continue;
      const own = over(rgba(made.backgroundColor), below);
      expect(7, contrast(over(rgba(made.color), own, parseFloat(made.opacity) * shown), own), place, element);
    }
    const outside = element.parentElement ? ground(element.parentElement) : below;
    const edges = ["Top", "Right", "Bottom", "Left"]
      .filter((side) => parseFloat(style[`border${side}Width`]) > 0 && !BY_THE_BROWSER.includes(style[`border${side}Style`]))
      .map((side) => contrast(over(rgba(style[`border${side}Color`]), outside), outside));
    if (element.matches(`button, ${FIELD}`) && edges.length)
      expect(3, Math.max(...edges, contrast(below, outside)), "border", element);
    if (!["none", "auto"].includes(style.outlineStyle) && parseFloat(style.outlineWidth) > 0)
      expect(3, contrast(over(rgba(style.outlineColor), outside), outside), "ring", element);
  }

  for (const drawing of document.querySelectorAll("article svg:has(text)")) {
    const paper = ground(drawing.parentElement);
    const parts = [...drawing.querySelectorAll("rect, circle, ellipse, path, polygon, text")];
    parts.forEach((words, place) => {
      if (words.localName !== "text" || !words.checkVisibility()) return;
      const box = words.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const beneath = parts.slice(0, place).filter((part) => part.localName !== "text" && getComputedStyle(part).fill !== "none")
        .filter((part) => {
          const at = part.getBoundingClientRect();
          return at.left <= x && at.right >= x && at.top <= y && at.bottom >= y;
        });
      const fill = (part) => {
        const { fill: colour, fillOpacity } = getComputedStyle(part);
        return [rgba(colour), parseFloat(fillOpacity) * opacity(part)];
      };
      const below = beneath.reduce((under, part) => over(fill(part)[0], under, fill(part)[1]), paper);
      for (const run of [words, ...words.querySelectorAll("tspan")])
        expect(7, contrast(over(fill(run)[0], below, fill(run)[1]), below), "drawn text", run);
    });
  }
  return [...found];
}
