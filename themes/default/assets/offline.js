// Keeps the site for reading offline where the browser can: over https, or on this computer. Says when a new version
// was published and when there is no connection.
(function () {
  "use strict";
  const own = window.Stagecraft;
  const { notify } = own;
  const say = own.words("offline");
  const workers = navigator.serviceWorker;
  if (!workers || !window.isSecureContext || !location.protocol.startsWith("http")) return;

  // A preview changes all the time and must not be kept; what an earlier site at this address kept is let go.
  if (document.querySelector("script[data-page][data-status]")) {
    workers.getRegistration(own.root).then((found) => {
      if (found?.scope === own.root) found.unregister();
    }, () => {});
    return;
  }

  let renewing = false;

  function offer(worker) {
    notify(say("new"), say("later"), {
      text: say("renew"),
      run: () => {
        renewing = true;
        worker.postMessage("renew");
      },
    });
  }

  function follow(registration) {
    // Something is replaced only where something is in charge; the first version needs no agreement.
    if (registration.waiting && workers.controller) offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed" && workers.controller) offer(worker);
      });
    });
  }

  workers.addEventListener("controllerchange", () => {
    if (renewing) location.reload();
  });

  const tellConnection = () => {
    if (!navigator.onLine && workers.controller) notify(say("offline"), say("close"));
  };
  window.addEventListener("offline", tellConnection);

  window.addEventListener("load", () => {
    workers.register(`${own.root}sw.js`).then((registration) => {
      follow(registration);
      return workers.ready;
    }).then((registration) => {
      tellConnection();
      // Someone who saves data keeps what they read and no more.
      if (!navigator.connection?.saveData) registration.active?.postMessage("keep");
    }).catch(() => {
      // The browser forbids it: the site is read online.
    });
  });
})();
