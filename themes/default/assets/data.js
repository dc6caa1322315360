// The reader's own data in their own hands: save it as a file, read it back, forget it.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { store } = own;
  const say = own.words("data");
  const part = (name) => document.querySelector(`[data-own-data="${name}"]`);
  const status = part("status");

  part("export")?.addEventListener("click", () => {
    own.download(`stagecraft-${own.today()}.json`, "application/json", store.exported());
    status.textContent = say("exported");
  });

  part("import")?.addEventListener("click", () => part("file").click());

  part("file")?.addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    // Nothing of ours is larger; a wrong file should not be read into memory.
    const text = file.size < 5e6 ? await file.text() : "";
    target.value = "";
    if (!window.confirm(say("import_sure"))) return;
    status.textContent = say(store.import(text) ? "imported" : "import_failed");
  });

  part("forget")?.addEventListener("click", () => {
    if (!window.confirm(say("forget_sure"))) return;
    store.forget();
    status.textContent = say("forgotten");
  });

  store.onFailure(() => own.notify(say("not_kept"), say("close")));
})();
