// Fills in every field and presses all that can be pressed; tells how much that was, and what the page's policy forbade.
async () => {
  const forbidden = [];
  addEventListener("securitypolicyviolation", (event) => forbidden.push(`${event.violatedDirective} at ${event.sourceFile}:${event.lineNumber}`));
  window.print = () => {};
  // Chromium without windows, asked for the full screen, dies now and then once a second window opens.
  Element.prototype.requestFullscreen = async () => {};
  const answer = { number: "3", date: "2026-11-27", time: "10:00", email: "a@example.org" };
  const tell = (field) => ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
  let pressed = 0;
  for (const field of document.querySelectorAll("article :is(input:not([type=radio], [type=checkbox], [type=file]), textarea, select)")) {
    field.focus();
    if (field.matches("select")) field.selectedIndex = field.options.length - 1;
    else field.value = answer[field.type] ?? "kind words";
    tell(field);
    pressed += 1;
  }
  for (const control of document.querySelectorAll("button, summary, [type=radio], [type=checkbox]")) {
    if (!control.isConnected || control.disabled) continue;
    control.focus();
    control.click();
    pressed += 1;
  }
  for (const link of document.querySelectorAll("article :is(a.cite-ref, a[href*='glossary/#'], a.footnote-ref)")) {
    link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    link.focus();
    pressed += 1;
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  return [pressed, forbidden];
}
