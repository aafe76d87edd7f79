// The button that leaves nothing of this site on the device. It asks once.
"use strict";
(() => {
  const PLACE = `<button type="button" class="button">Forget everything on this device</button><span role="status"></span>`;
  const DIALOG = `<dialog class="forget prose" aria-labelledby="forget-title"><form method="dialog">
    <h2 id="forget-title">Forget everything on this device?</h2>
    <p>Your notes, ticks, ratings, reading place and colour choice for this site go from this browser. We have no copy, so nobody can bring them back.</p>
    <p>Your browser’s own history stays: only you can clear that.</p>
    <p class="forget__choice"><button class="button button--primary" value="forget">Forget everything</button> <button class="button" value="" autofocus>Keep it</button></p>
  </form></dialog>`;

  for (const place of document.querySelectorAll("[data-forget]")) {
    place.insertAdjacentHTML("beforeend", PLACE);
    document.body.insertAdjacentHTML("beforeend", DIALOG);
    const dialog = document.body.lastElementChild;
    place.querySelector("button").addEventListener("click", () => dialog.showModal());
    dialog.addEventListener("close", async () => {
      if (dialog.returnValue === "forget") {
        await window.keeping.forget();
        place.querySelector("[role=status]").textContent = "Forgotten. Nothing of yours is left on this device.";
      }
      dialog.returnValue = "";
    });
  }
})();
