// Search: a dialog on every page and the search page. Nothing is loaded until a reader opens one of them. Whatever
// comes from the playbook or the reader is put on the page as text, never as markup.
(function () {
  "use strict";
  var opener = document.querySelector("[data-search-open]");
  if (!opener || !window.HTMLDialogElement) return;
  var KEY = "stagecraft.searches", RECENT = 6, SHOWN = 10, LITTLE = 3;
  var root = opener.dataset.root, language = document.documentElement.lang, searchPage = opener.href;
  var languages = JSON.parse(opener.dataset.languages);
  var waiting = new WeakMap(), indexes = new Map(), started = null, fresh = 0;

  // Files of an index call this; each answers who asked for it.
  window.stagecraftSearch = function (data) {
    var resolve = waiting.get(document.currentScript);
    if (resolve) resolve(data);
  };

  // Loads a script; the promise is of what it hands over, if it does.
  function script(address) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      waiting.set(element, resolve);
      element.src = address;
      element.onload = function () { resolve(); };
      element.onerror = function () { reject(new Error("cannot load " + address)); };
      document.head.append(element);
      element.remove();
    });
  }

  function indexOf(lang) {
    if (!indexes.has(lang)) {
      var entry = root + languages.find(function (one) { return one.id === lang; }).index;
      // Once an index was found wanting, what is kept of the file that leads to it may be out of date.
      if (fresh) entry += "?" + fresh;
      indexes.set(lang, new window.StagecraftMatcher(function (name) {
        return script(name ? root + "assets/search/" + lang + "/" + name + ".js" : entry);
      }));
    }
    return indexes.get(lang).open();
  }

  function start() {
    started = started || script(opener.dataset.matcher).then(function () { return indexOf(language); });
    started.catch(function () { started = null; });
    return started;
  }

  function recent() {
    try {
      var kept = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(kept) ? kept.filter(function (one) { return typeof one === "string"; }).slice(0, RECENT) : [];
    } catch (_) {
      return [];
    }
  }

  function keep(searches) {
    try {
      if (searches.length) localStorage.setItem(KEY, JSON.stringify(searches.slice(0, RECENT)));
      else localStorage.removeItem(KEY);
    } catch (_) {
      // A browser that keeps nothing has no recent searches.
    }
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function pieces(parent, list) {
    list.forEach(function (piece) {
      parent.append(piece[1] ? element("mark", "", piece[0]) : document.createTextNode(piece[0]));
    });
    return parent;
  }

  // Fills a text in; a text of several plural forms is a map by category.
  function say(text, values) {
    var form = text;
    if (typeof text === "object") form = text[new Intl.PluralRules(language).select(values.n)] || text.other;
    return String(form).replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function languageName(lang) {
    return languages.find(function (one) { return one.id === lang; }).name;
  }

  // One place to search in: `form` holds the field, `area` takes what is found.
  function View(form, area, whole) {
    this.form = form;
    this.field = form.querySelector("input[type=search]");
    this.area = area;
    this.whole = whole;
    this.status = element("p", "search-status");
    this.status.setAttribute("role", "status");
    this.facets = element("div", "search-facets");
    this.results = element("div", "search-results");
    area.append(this.status, this.facets, this.results);
    this.chosen = { stage: "", channel: "", lang: language };
    this.turn = 0;
    this.limit = SHOWN;
    this.unread = new Map();
    this.observer = new IntersectionObserver(this.seen.bind(this));
    this.field.addEventListener("input", this.changed.bind(this));
    area.addEventListener("click", this.followed.bind(this));
    form.parentNode.addEventListener("keydown", this.key.bind(this));
    form.addEventListener("submit", this.submitted.bind(this));
  }

  View.prototype.changed = function () {
    this.limit = SHOWN;
    this.chosen.stage = this.chosen.channel = "";
    return this.update();
  };

  // Searches; what comes late, after the next key, is dropped.
  View.prototype.update = function () {
    var view = this, turn = ++this.turn, query = this.field.value;
    this.area.setAttribute("aria-busy", "true");
    return start().then(function () { return indexOf(view.chosen.lang); }).then(function (index) {
      view.words = index.head.strings;
      if (!query.trim()) return view.showStart();
      return index.search(query).then(function (result) {
        if (turn !== view.turn) return null;
        return view.narrow(index, result).then(function (hits) { return view.show(index, query, result, hits, turn); });
      });
    }).catch(function () {
      if (turn !== view.turn) return;
      // What this page knows of the index may be out of date: take a fresh look once.
      indexes.clear();
      fresh = Date.now();
      view.failed();
    }).then(function () {
      if (turn === view.turn) view.area.removeAttribute("aria-busy");
    });
  };

  View.prototype.failed = function () {
    this.results.replaceChildren();
    this.facets.replaceChildren();
    this.status.textContent = this.form.dataset.failed || "";
    if (!this.again) {
      this.again = true;
      this.update();
    }
  };

  View.prototype.narrow = function (index, result) {
    var chosen = this.chosen;
    if (!chosen.stage && !chosen.channel) return Promise.resolve(result.hits);
    return index.facets().then(function (facets) {
      return result.hits.filter(function (hit) {
        return (!chosen.stage || facets.stages[hit.document] === Number(chosen.stage)) &&
          (!chosen.channel || facets.channels[hit.document].includes(Number(chosen.channel)));
      });
    });
  };

  View.prototype.show = function (index, query, result, hits, turn) {
    var view = this, shown = hits.slice(0, this.limit);
    return Promise.all(shown.map(function (hit) { return index.card(hit.document); })).then(function (cards) {
      if (turn !== view.turn) return null;
      view.again = false;
      view.status.textContent = hits.length ? say(view.words.found, { n: hits.length }) : view.words.nothing;
      view.list(index, hits, shown, cards, result.rarities);
      return Promise.all([view.showFacets(index, result, turn), view.offer(query, hits.length, turn)]);
    });
  };

  // Puts what was found on the page, stage by stage; the stage of the best comes first.
  View.prototype.list = function (index, hits, shown, cards, rarities) {
    var view = this, groups = new Map(), active = this.links().indexOf(document.activeElement);
    this.observer.disconnect();
    this.unread.clear();
    shown.forEach(function (hit, at) {
      var stage = cards[at].stage;
      var name = stage ? index.head.stages[stage - 1] : cards[at].kind === 4 ? view.words.kind_term : view.words.kind_page;
      if (!groups.has(name)) groups.set(name, { stage: stage, items: [] });
      var item = view.item(index, hit, cards[at]);
      view.unread.set(item, function () { view.fill(item, index, hit, cards[at], rarities); });
      groups.get(name).items.push(item);
    });
    this.results.replaceChildren();
    groups.forEach(function (group, name) {
      var section = element("section", "search-group");
      var list = element("ul");
      list.append.apply(list, group.items);
      section.append(element("h3", "", name), list);
      if (group.stage) section.dataset.stage = ["", "awareness", "consideration", "acquisition", "experience", "loyalty"][group.stage];
      view.results.append(section);
    });
    if (hits.length > shown.length) {
      var more = element("button", "search-more", say(this.words.more, { n: hits.length - shown.length }));
      more.type = "button";
      more.addEventListener("click", function () {
        view.limit += 2 * SHOWN;
        view.update();
      });
      this.results.append(more);
    }
    if (!hits.length) this.results.append(this.help());
    this.unread.forEach(function (_, item) { view.observer.observe(item); });
    var links = this.links();
    if (active >= 0 && links.length) links[Math.min(active, links.length - 1)].focus();
  };

  // A text is loaded when its hit comes into view.
  View.prototype.seen = function (entries) {
    entries.forEach(function (entry) {
      var fill = this.unread.get(entry.target);
      if (!entry.isIntersecting || !fill) return;
      this.unread.delete(entry.target);
      this.observer.unobserve(entry.target);
      fill();
    }, this);
  };

  View.prototype.item = function (index, hit, card) {
    var item = element("li", "search-unread"), link = element("a", "search-hit"), heading = element("span", "search-title");
    var foreign = card.lang || (this.chosen.lang === language ? "" : this.chosen.lang);
    pieces(heading, index.title(card.title, hit));
    link.href = root + card.address;
    link.append(heading);
    if (foreign) {
      item.lang = foreign;
      var label = element("span", "search-language", languageName(foreign));
      label.lang = foreign;
      link.append(" ", label);
    }
    item.append(link);
    return item;
  };

  // Adds to a hit what its text says: what stands around the words, and the sections that answer.
  View.prototype.fill = function (item, index, hit, card, rarities) {
    return index.text(hit.document).catch(function () { return null; }).then(function (text) {
      var found = index.excerpt(card, text, hit, rarities), sections = element("ul", "search-sections");
      found.more.forEach(function (section) {
        var entry = element("li"), to = element("a", "", section[0]);
        to.href = root + card.address + "#" + encodeURIComponent(section[1]);
        entry.append(to);
        sections.append(entry);
      });
      item.classList.remove("search-unread");
      item.append(pieces(element("p", "search-excerpt"), found.excerpt));
      if (found.more.length) item.append(sections);
    });
  };

  View.prototype.showFacets = function (index, result, turn) {
    var view = this;
    return index.facets().then(function (facets) {
      if (turn !== view.turn) return;
      var stages = new Map(), channels = new Map();
      result.hits.forEach(function (hit) {
        var stage = facets.stages[hit.document];
        if (stage) stages.set(stage, (stages.get(stage) || 0) + 1);
        facets.channels[hit.document].forEach(function (one) { channels.set(one, (channels.get(one) || 0) + 1); });
      });
      var focused = document.activeElement && document.activeElement.name;
      view.facets.replaceChildren();
      view.choice("stage", view.words.stage, view.words.all_stages, Array.from(stages.keys()).sort().map(function (one) {
        return [String(one), say(view.words.choice, { name: index.head.stages[one - 1], n: stages.get(one) })];
      }));
      view.choice("channel", view.words.channel, view.words.all_channels, Array.from(channels.keys()).sort(function (a, b) {
        return a - b;
      }).map(function (one) {
        return [String(one), say(view.words.choice, { name: facets.names[one], n: channels.get(one) })];
      }));
      if (languages.length > 1) {
        view.choice("lang", view.words.language, "", languages.map(function (one) { return [one.id, one.name]; }));
      }
      var again = Array.from(view.facets.querySelectorAll("select")).find(function (one) { return one.name === focused; });
      if (again) again.focus();
    });
  };

  View.prototype.choice = function (name, label, all, options) {
    if (!options.length) return;
    var view = this, wrapper = element("label", "search-facet"), select = element("select");
    select.name = name;
    (all ? [["", all]].concat(options) : options).forEach(function (option) {
      var made = element("option", "", option[1]);
      made.value = option[0];
      made.selected = option[0] === view.chosen[name];
      select.append(made);
    });
    select.addEventListener("change", function () {
      view.chosen[name] = select.value;
      if (name === "lang") view.chosen.stage = view.chosen.channel = "";
      view.limit = SHOWN;
      view.update();
    });
    wrapper.append(element("span", "visually-hidden", label), select);
    this.facets.append(wrapper);
  };

  // Where little is found, tells what the other languages have.
  View.prototype.offer = function (query, count, turn) {
    var view = this;
    if (count >= LITTLE || this.chosen.stage || this.chosen.channel) return null;
    var others = languages.filter(function (one) { return one.id !== view.chosen.lang; });
    return Promise.all(others.map(function (one) {
      return indexOf(one.id).then(function (index) { return index.search(query); }).then(function (result) {
        if (turn !== view.turn || !result.hits.length) return;
        var button = element("button", "search-other");
        button.type = "button";
        button.textContent = say(view.words.other_language, { n: result.hits.length, language: one.name });
        button.addEventListener("click", function () {
          view.chosen.lang = one.id;
          view.field.focus();
          view.update();
        });
        view.results.append(button);
      }, function () {});
    }));
  };

  View.prototype.help = function () {
    var list = element("ul", "search-help"), browse = element("a", "", this.words.browse), item = element("li");
    [this.words.help_spelling, this.words.help_fewer].forEach(function (text) { list.append(element("li", "", text)); });
    browse.href = searchPage.split("?")[0];
    item.append(browse);
    list.append(item);
    return list;
  };

  // Shows what was searched before.
  View.prototype.showStart = function () {
    var view = this, kept = recent();
    this.facets.replaceChildren();
    this.results.replaceChildren();
    this.status.textContent = "";
    if (!kept.length) return;
    var list = element("ul", "search-recent");
    kept.forEach(function (query) {
      var item = element("li"), button = element("button", "", query);
      button.type = "button";
      button.addEventListener("click", function () {
        view.field.value = query;
        view.field.focus();
        view.changed();
      });
      item.append(button);
      list.append(item);
    });
    var forget = element("button", "search-forget", this.words.forget);
    forget.type = "button";
    forget.addEventListener("click", function () {
      keep([]);
      view.field.focus();
      view.showStart();
    });
    this.results.append(element("h3", "", this.words.recent), list, forget);
  };

  View.prototype.links = function () {
    return Array.from(this.results.querySelectorAll("a, button"));
  };

  View.prototype.followed = function (event) {
    var query = this.field.value.trim();
    if (!event.target.closest("a") || !query) return;
    keep([query].concat(recent().filter(function (one) { return one !== query; })));
    if (this.dialog) this.dialog.close();
  };

  // Arrows go through what was found and back to the field.
  View.prototype.key = function (event) {
    var links = this.links(), at = links.indexOf(document.activeElement);
    var inside = at >= 0 || document.activeElement === this.field;
    if (!inside || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) this.field.focus();
    else if (at >= 0 && event.key.length === 1 && event.key !== " ") return this.field.focus();
    else return;
    event.preventDefault();
  };

  // Enter in the field follows the best hit of the dialog; on the search page it searches.
  View.prototype.submitted = function (event) {
    var view = this;
    if (!this.field.value.trim()) return event.preventDefault();
    if (this.whole) {
      event.preventDefault();
      history.replaceState(null, "", "?q=" + encodeURIComponent(this.field.value));
      this.update();
      return;
    }
    event.preventDefault();
    this.update().then(function () {
      var best = view.results.querySelector("a.search-hit");
      if (best) best.click();
    });
  };

  function openDialog(view) {
    if (view.dialog.open) return view.field.select();
    view.dialog.showModal();
    view.field.focus();
    view.field.select();
    view.chosen.lang = language;
    view.update();
  }

  function dialogView() {
    var dialog = document.getElementById("search-dialog");
    var view = new View(dialog.querySelector("form"), dialog.querySelector("[data-search-area]"), false);
    view.dialog = dialog;
    dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
    dialog.querySelector("[data-search-close]").addEventListener("click", function () { dialog.close(); });
    return view;
  }

  function typing(target) {
    return target.isContentEditable || /^(input|textarea|select)$/i.test(target.nodeName);
  }

  var dialog = dialogView();
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openDialog(dialog);
  });
  opener.addEventListener("keydown", function (event) {
    if (event.key !== " ") return;
    event.preventDefault();
    openDialog(dialog);
  });

  var page = document.querySelector("form[data-search]");
  document.addEventListener("keydown", function (event) {
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    var letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !letter) return;
    event.preventDefault();
    if (page) page.querySelector("input[type=search]").focus();
    else openDialog(dialog);
  });

  if (!page) return;
  var area = document.querySelector("[data-search-page]"), browse = document.querySelector("[data-search-browse]");
  var view = new View(page, area, true);
  function wanted() {
    var query = new URLSearchParams(location.search).get("q") || "";
    view.field.value = query;
    if (query) view.update();
  }
  view.field.addEventListener("input", function () {
    history.replaceState(null, "", view.field.value ? "?q=" + encodeURIComponent(view.field.value) : location.pathname);
  });
  view.field.addEventListener("input", function () { if (browse) browse.hidden = Boolean(view.field.value.trim()); });
  wanted();
  if (browse) browse.hidden = Boolean(view.field.value.trim());
})();
