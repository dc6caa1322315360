// Answers queries from a search index, as the program's own search does and in the same order: the arithmetic here is
// that of its modules `query`, `rank` and `excerpt`, word for word. The index comes as scripts that call
// `stagecraftSearch(data)`; each is loaded when a query first needs it. Which there are tells the program's module
// `files`.
(function (global) {
  "use strict";
  var BASE = 93, ONE = 62, TWO = ONE + 28 * BASE;
  var TITLE_PLACES = 32, STEPS = 20;
  var MOST_WORDS = 12, MOST_ENDINGS = 48, MOST_TAPE = 98304, SLIP_LETTERS = 5;
  var WEIGHT = {
    exact: 1, otherTonePlace: 0.96, moreMarks: 0.92, folded: 0.4, inflected: 0.75, prefix: 0.55, foldedPrefix: 0.25,
    corrected: 0.4, correctedPrefix: 0.25
  };
  var ADJACENT = 0.9, IN_TITLE = 1.5, WHOLE_IN_TITLE = 0.8;
  var BEFORE = 6, LENGTH = 32, WINDOW = 22;
  var WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu, MARK = /\p{M}/u, MARKS = /\p{M}/gu;

  // Reads numbers written in printable ASCII without quotation mark and backslash.
  function Numbers(text) {
    this.text = text;
    this.at = 0;
  }
  Numbers.prototype.digit = function () {
    var code = this.text.charCodeAt(this.at++);
    return code - 32 - (code > 34 ? 1 : 0) - (code > 92 ? 1 : 0);
  };
  Numbers.prototype.next = function () {
    var first = this.digit();
    if (first < ONE) return first;
    if (first < 90) return ONE + (first - ONE) * BASE + this.digit();
    if (first < 92) {
      var high = TWO + (first - 90) * BASE * BASE + this.digit() * BASE;
      return high + this.digit();
    }
    var number = 0;
    for (var i = 0; i < 5; i++) number = number * BASE + this.digit();
    return number;
  };

  function tokens(text) {
    var found = [], match;
    WORD.lastIndex = 0;
    while ((match = WORD.exec(text))) found.push([match.index, WORD.lastIndex]);
    return found;
  }

  // How words may be spelled, by the tables that come with an index.
  function Speller(head) {
    var letters = this.letters = new Map();
    head.letters.split(" ").forEach(function (pair) { letters.set(pair[0], pair.slice(1)); });
    this.tones = [];
    var tones = head.tones.split(" ");
    for (var i = 0; i < tones.length; i += 2) this.tones.push([tones[i], tones[i + 1]]);
  }
  Speller.prototype.fold = function (text) {
    var folded = "";
    for (var c of text.normalize("NFD").replace(MARKS, "")) {
      for (var letter of c.toLowerCase()) {
        if (this.letters.has(letter)) folded += this.letters.get(letter);
        else if (!MARK.test(letter)) folded += letter;
      }
    }
    return folded;
  };
  Speller.prototype.placed = function (exact) {
    this.tones.forEach(function (pair) {
      if (exact.includes(pair[0])) exact = exact.split(pair[0]).join(pair[1]);
    });
    return exact;
  };
  Speller.prototype.spelling = function (word) {
    var exact = "";
    for (var c of word.normalize("NFC")) exact += c.toLowerCase();
    return { exact: exact, placed: this.placed(exact), folded: this.fold(exact) };
  };
  Speller.prototype.likeness = function (typed, exact) {
    if (typed.exact === exact) return "exact";
    var found = this.placed(exact);
    if (typed.placed === found) return "otherTonePlace";
    return this.hasTheMarksOf(typed.placed, found) ? "moreMarks" : "folded";
  };
  Speller.prototype.hasTheMarksOf = function (typed, found) {
    var fold = this.fold.bind(this);
    typed = Array.from(typed);
    found = Array.from(found);
    return typed.length === found.length && typed.every(function (letter, at) {
      if (letter === found[at] || letter === fold(found[at])) return true;
      var parts = Array.from(found[at].normalize("NFD"));
      return Array.from(letter.normalize("NFD")).every(function (part) { return parts.includes(part); });
    });
  };

  function inflections(word) {
    if (!/^[a-z]{4,}$/.test(word)) return [];
    var forms = ["s", "es", "d", "ed", "ing"].map(function (ending) { return word + ending; });
    if (word.endsWith("e")) forms.push(word.slice(0, -1) + "ing");
    if (word.endsWith("y")) forms.push(word.slice(0, -1) + "ies");
    [["ies", "y"], ["es", ""], ["s", ""], ["ing", ""], ["ing", "e"], ["ed", ""], ["ed", "e"]].forEach(function (pair) {
      if (!word.endsWith(pair[0]) || word.length - pair[0].length < 3) return;
      var form = word.slice(0, -pair[0].length) + pair[1];
      if (!forms.includes(form)) forms.push(form);
    });
    return forms;
  }

  // Tells whether one letter put in, left out, changed or swapped with its neighbour makes one of the other; `b` is
  // looked at up to `end`.
  function oneEdit(a, b, end) {
    if (Math.abs(a.length - end) > 1) return false;
    var same = 0, shorter = Math.min(a.length, end);
    while (same < shorter && a[same] === b[same]) same++;
    function rest(from, other) {
      if (a.length - from !== end - other) return false;
      for (; from < a.length; from++, other++) if (a[from] !== b[other]) return false;
      return true;
    }
    if (a.length > end) return rest(same + 1, same);
    if (a.length < end) return rest(same, same + 1);
    if (same === end) return false;
    if (rest(same + 1, same + 1)) return true;
    return same + 1 < end && a[same] === b[same + 1] && a[same + 1] === b[same] && rest(same + 2, same + 2);
  }

  function beginsOneEditAway(typed, letters) {
    for (var end = typed.length - 1; end <= typed.length + 1; end++) {
      if (end < letters.length && oneEdit(typed, letters, end)) return true;
    }
    return false;
  }

  // The inverse document frequency of BM25, with a logarithm that is a straight line between powers of 2.
  function rarity(all, having) {
    var ratio = 1 + (all - having + 0.5) / (having + 0.5), power = 0;
    while (ratio >= 2) {
      ratio /= 2;
      power += 1;
    }
    return power + (ratio - 1);
  }

  // An index of one language. `load(name)` loads the script of that name and returns a promise of its data; without a
  // name, the one that leads to the others.
  function Matcher(load) {
    this.load = load;
    this.parts = new Map();
    this.blocks = [];
    this.decoded = new Map();
    this.ready = null;
  }

  // Loads what every query needs.
  Matcher.prototype.open = function () {
    var matcher = this;
    if (!this.ready) {
      this.ready = this.load("").then(function (head) {
        matcher.head = head;
        matcher.speller = new Speller(head);
        matcher.starts = head.words;
        return matcher;
      });
      this.ready.catch(function () { matcher.ready = null; });
    }
    return this.ready;
  };

  // Loads a part once. Its name is followed by its fingerprint, one of those in `marks`.
  Matcher.prototype.part = function (name, marks, at, use) {
    var parts = this.parts, length = this.head.mark;
    if (!parts.has(name)) {
      var loaded = this.load(name + "." + marks.substr(at * length, length)).then(use);
      parts.set(name, loaded);
      loaded.catch(function () { parts.delete(name); });
    }
    return parts.get(name);
  };

  Matcher.prototype.block = function (number) {
    var blocks = this.blocks;
    return this.part("w" + number, this.head.word_marks, number, function (data) {
      var numbers = new Numbers(data[1]), start = 0, before = [], terms = [], order = 0;
      (data[0] ? data[0].split(" ") : []).forEach(function (entry) {
        var spelled = entry.split(","), letters = Array.from(spelled[0]);
        var term = before.slice(0, parseInt(letters[0], 36)).concat(letters.slice(1));
        var folded = term.join("");
        var forms = (spelled.length > 1 ? spelled.slice(1) : [folded]).map(function (exact) {
          var documents = numbers.next(), length = numbers.next();
          var form = { exact: exact || folded, documents: documents, start: start, length: length, order: order++ };
          form.id = number + "." + form.order;
          form.block = number;
          start += length;
          return form;
        });
        terms.push({ folded: folded, letters: term, forms: forms });
        before = term;
      });
      var byFolded = new Map(terms.map(function (term) { return [term.folded, term]; }));
      blocks[number] = { terms: terms, byFolded: byFolded, size: data[2], marks: data[3], pieces: [] };
    });
  };

  // Returns the number of the block that a term would be in.
  Matcher.prototype.blockOf = function (folded) {
    var at = this.starts.length - 1;
    while (at > 0 && this.starts[at] > folded) at--;
    return at;
  };

  Matcher.prototype.read = function (query) {
    var speller = this.speller, words = [];
    query.split(/["“”„«»]/).forEach(function (text, part) {
      tokens(text).forEach(function (range) {
        words.push({
          spelling: speller.spelling(text.slice(range[0], range[1])),
          quotation: part % 2 ? part : 0,
          prefix: false
        });
      });
    });
    words = words.slice(0, MOST_WORDS);
    if (words.length) words[words.length - 1].prefix = !words[words.length - 1].quotation;
    return words;
  };

  // Loads the blocks in which a word's answers may be.
  Matcher.prototype.blocksOf = function (word, all) {
    var needed = new Set(), starts = this.starts, folded = word.spelling.folded;
    if (all) starts.forEach(function (_, number) { needed.add(number); });
    needed.add(this.blockOf(folded));
    if (!word.quotation) {
      inflections(folded).forEach(function (form) { needed.add(this.blockOf(form)); }, this);
      for (var at = this.blockOf(folded) + 1; word.prefix && at < starts.length && starts[at].startsWith(folded); at++) {
        needed.add(at);
      }
    }
    return Promise.all(Array.from(needed, function (number) { return this.block(number); }, this));
  };

  Matcher.prototype.formsOf = function (folded) {
    var term = this.blocks[this.blockOf(folded)].byFolded.get(folded);
    return term ? term.forms : [];
  };

  function eachTerm(blocks, use) {
    blocks.forEach(function (block) { block.terms.forEach(use); });
  }

  // Finds the spellings that answer a word without a slip. Those of a block that is not loaded cannot.
  Matcher.prototype.answers = function (word) {
    var answers = new Map(), speller = this.speller, typed = word.spelling;
    function add(form, weight) {
      var known = answers.get(form.id);
      if (!known) answers.set(form.id, { form: form, weight: weight });
      else if (weight > known.weight) known.weight = weight;
    }
    this.formsOf(typed.folded).forEach(function (form) { add(form, WEIGHT[speller.likeness(typed, form.exact)]); });
    if (word.quotation) return answers;
    inflections(typed.folded).forEach(function (inflected) {
      this.formsOf(inflected).forEach(function (form) { add(form, WEIGHT.inflected); });
    }, this);
    if (word.prefix) this.addLonger(typed, add);
    return answers;
  };

  Matcher.prototype.addLonger = function (typed, add) {
    var speller = this.speller, longer = [], tape = 0, count = 0, letters = Array.from(typed.exact).length;
    eachTerm(this.blocks, function (term) {
      if (term.folded.length > typed.folded.length && term.folded.startsWith(typed.folded)) {
        term.forms.forEach(function (form) { longer.push(form); });
      }
    });
    longer.sort(function (a, b) { return b.documents - a.documents || a.block - b.block || a.order - b.order; });
    longer.forEach(function (form) {
      if (count >= MOST_ENDINGS || tape + form.length > MOST_TAPE) return;
      var begins = Array.from(form.exact).slice(0, letters).join("");
      add(form, speller.likeness(typed, begins) === "folded" ? WEIGHT.foldedPrefix : WEIGHT.prefix);
      tape += form.length;
      count += 1;
    });
  };

  Matcher.prototype.addCorrected = function (word, answers) {
    var typed = Array.from(word.spelling.folded);
    if (typed.length < SLIP_LETTERS || word.quotation) return;
    eachTerm(this.blocks, function (term) {
      var weight = oneEdit(typed, term.letters, term.letters.length) ? WEIGHT.corrected
        : word.prefix && beginsOneEditAway(typed, term.letters) ? WEIGHT.correctedPrefix : 0;
      if (!weight) return;
      term.forms.forEach(function (form) {
        var known = answers.get(form.id);
        if (!known) answers.set(form.id, { form: form, weight: weight });
        else if (weight > known.weight) known.weight = weight;
      });
    });
  };

  // Loads where the spellings stand.
  Matcher.prototype.tape = function (answers) {
    var needed = new Map(), matcher = this;
    answers.forEach(function (answer) {
      var form = answer.form, size = matcher.blocks[form.block].size;
      if (matcher.decoded.has(form.id)) return;
      var last = Math.floor((form.start + form.length - 1) / size);
      for (var at = Math.floor(form.start / size); at <= last; at++) needed.set(form.block + "-" + at, [form.block, at]);
    });
    return Promise.all(Array.from(needed, function (piece) {
      var block = matcher.blocks[piece[1][0]], at = piece[1][1];
      return matcher.part("p" + piece[0], block.marks, at, function (data) { block.pieces[at] = data; });
    }));
  };

  Matcher.prototype.postings = function (form) {
    var known = this.decoded.get(form.id);
    if (known) return known;
    var block = this.blocks[form.block], size = block.size, text = "", at = form.start, end = form.start + form.length;
    while (at < end) {
      var piece = Math.floor(at / size), from = at - piece * size, to = Math.min(size, end - piece * size);
      text += block.pieces[piece].slice(from, to);
      at = piece * size + to;
    }
    var numbers = new Numbers(text), count = form.documents, places = [];
    var documents = new Int32Array(count), worth = new Float64Array(count), starts = new Int32Array(count + 1);
    for (var i = 0, next = 0; i < count; i++) {
      documents[i] = next + numbers.next();
      next = documents[i] + 1;
      var head = numbers.next(), times = head % 3 === 2 ? 3 + numbers.next() : head % 3 + 1;
      worth[i] = (Math.floor(head / 3) + 1) / STEPS;
      for (var place = 0; times > 0; times--) places.push(place += numbers.next());
      starts[i + 1] = places.length;
    }
    known = { documents: documents, worth: worth, starts: starts, places: Int32Array.from(places) };
    this.decoded.set(form.id, known);
    return known;
  };

  // What is known of a word of the query: what it is worth in each document.
  Matcher.prototype.found = function (word, answers) {
    var all = this.head.documents, best = new Float64Array(all), having = 0, lists = [];
    answers.forEach(function (answer) {
      var postings = this.postings(answer.form), weight = answer.weight;
      lists.push({ postings: postings, weight: weight });
      for (var i = 0; i < postings.documents.length; i++) {
        var document = postings.documents[i], worth = weight * postings.worth[i];
        if (worth > best[document]) {
          if (best[document] === 0) having++;
          best[document] = worth;
        }
      }
    }, this);
    return { best: best, lists: lists, rarity: rarity(all, having), quotation: word.quotation };
  };

  // Says for each document that is asked about which lists have it: [list, number in it, …] in the lists' order. `slots`
  // has the number of each of those documents among them, from 1.
  function gather(found, wanted, slots) {
    var entries = wanted.map(function () { return []; });
    found.lists.forEach(function (list) {
      var documents = list.postings.documents;
      for (var i = 0; i < documents.length; i++) {
        var slot = slots[documents[i]];
        if (slot) entries[slot - 1].push(list, i);
      }
    });
    return entries;
  }

  // Returns where a word stands in a document, in order, and what the spelling there is worth.
  function placesIn(entries) {
    var places = [];
    for (var at = 0; at < entries.length; at += 2) {
      var postings = entries[at].postings, number = entries[at + 1];
      for (var i = postings.starts[number]; i < postings.starts[number + 1]; i++) {
        places.push([postings.places[i], entries[at].weight]);
      }
    }
    if (entries.length > 2) places.sort(function (a, b) { return a[0] - b[0]; });
    return places;
  }

  // The same as a stretch of two lists side by side; where only one spelling stands there, the lists are its own.
  function stretchOf(entries) {
    var postings = entries[0].postings, number = entries[1], weight = entries[0].weight;
    if (entries.length === 2) {
      return { places: postings.places, weights: null, weight: weight, from: postings.starts[number], to: postings.starts[number + 1] };
    }
    // Numbers are sorted faster than pairs: each is a place and which of the lists it is from.
    var lists = entries.length / 2, keys = [];
    for (var list = 0; list < lists; list++) {
      postings = entries[2 * list].postings;
      number = entries[2 * list + 1];
      for (var i = postings.starts[number]; i < postings.starts[number + 1]; i++) keys.push(postings.places[i] * lists + list);
    }
    keys.sort(function (a, b) { return a - b; });
    var places = [], weights = [];
    for (i = 0; i < keys.length; i++) {
      list = keys[i] % lists;
      places.push((keys[i] - list) / lists);
      weights.push(entries[2 * list].weight);
    }
    return { places: places, weights: weights, weight: 0, from: 0, to: keys.length };
  }

  function adjacent(first, second) {
    var most = 0, after = second.from;
    for (var i = first.from; i < first.to; i++) {
      var place = first.places[i];
      while (after < second.to && second.places[after] <= place) after++;
      if (after < second.to && second.places[after] === place + 1) {
        var one = first.weights ? first.weights[i] : first.weight;
        var other = second.weights ? second.weights[after] : second.weight;
        var less = one < other ? one : other, worth = place + 1 < TITLE_PLACES ? less * IN_TITLE : less;
        if (worth > most) most = worth;
      }
    }
    return most;
  }

  // Tells whether every word stands in the title; `words` has the lists and numbers of each.
  function inTitle(words) {
    return words.every(function (entries) {
      for (var at = 0; at < entries.length; at += 2) {
        var postings = entries[at].postings;
        if (postings.places[postings.starts[entries[at + 1]]] < TITLE_PLACES) return true;
      }
      return false;
    });
  }

  // Tells whether a stretch has a place.
  function hasPlace(stretch, place) {
    var low = stretch.from, high = stretch.to;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (stretch.places[middle] < place) low = middle + 1;
      else high = middle;
    }
    return low < stretch.to && stretch.places[low] === place;
  }

  // Tells whether words stand next to each other somewhere.
  function standTogether(stretches) {
    var first = stretches[0];
    for (var i = first.from; i < first.to; i++) {
      var at = 1;
      while (at < stretches.length && hasPlace(stretches[at], first.places[i] + at)) at++;
      if (at === stretches.length) return true;
    }
    return false;
  }

  function hasQuotations(found, stretches) {
    for (var at = 0; at < found.length;) {
      var end = at + 1;
      while (end < found.length && found[end].quotation && found[end].quotation === found[at].quotation) end++;
      if (end - at > 1 && !standTogether(stretches.slice(at, end))) return false;
      at = end;
    }
    return true;
  }

  // A document that answers. `words` says which lists have each word of the query there.
  function Hit(document, words) {
    this.document = document;
    this.words = words;
    this.score = 0;
    this.known = null;
  }
  // Where each word stands; few hits are ever asked.
  Object.defineProperty(Hit.prototype, "places", {
    get: function () {
      if (!this.known) this.known = this.words.map(placesIn);
      return this.known;
    }
  });

  function score(found, hit, stretches) {
    var total = 0, whole = 0;
    found.forEach(function (word) {
      total += word.rarity * word.best[hit.document];
      whole += word.rarity;
    });
    for (var at = 1; at < found.length; at++) {
      var nearest = adjacent(stretches[at - 1], stretches[at]);
      total += (found[at - 1].rarity + found[at].rarity) * 0.5 * nearest * ADJACENT;
    }
    return inTitle(hit.words) ? total + whole * WHOLE_IN_TITLE : total;
  }

  function rank(found, all) {
    var wanted = [], slots = new Int32Array(all);
    for (var document = 0; document < all; document++) {
      var has = true;
      for (var at = 0; has && at < found.length; at++) has = found[at].best[document] > 0;
      if (has) slots[document] = wanted.push(document);
    }
    var gathered = found.map(function (word) { return gather(word, wanted, slots); });
    var hits = [];
    wanted.forEach(function (document, number) {
      var hit = new Hit(document, gathered.map(function (entries) { return entries[number]; }));
      // A word alone is next to no other.
      var stretches = found.length > 1 ? hit.words.map(stretchOf) : [];
      if (!hasQuotations(found, stretches)) return;
      hit.score = score(found, hit, stretches);
      hits.push(hit);
    });
    return hits.sort(function (a, b) { return b.score - a.score || a.document - b.document; });
  }

  // Returns a promise of the documents that answer, the best first: {hits: [{document, score, places}], rarities}.
  Matcher.prototype.search = function (query) {
    var matcher = this;
    return this.open().then(function () {
      var words = matcher.read(query);
      if (!words.length) return { hits: [], rarities: [], words: 0 };
      return matcher.pass(words, false).then(function (result) {
        return result.hits.length ? result : matcher.pass(words, true);
      });
    });
  };

  Matcher.prototype.pass = function (words, relaxed) {
    var matcher = this;
    return Promise.all(words.map(function (word) { return matcher.blocksOf(word, relaxed); })).then(function () {
      var answers = words.map(function (word) { return matcher.answers(word); });
      var lacking = words.filter(function (word, at) {
        return (relaxed || answers[at].size === 0) && !word.quotation &&
          Array.from(word.spelling.folded).length >= SLIP_LETTERS;
      });
      return Promise.all(lacking.map(function (word) { return matcher.blocksOf(word, true); })).then(function () {
        lacking.forEach(function (word) { matcher.addCorrected(word, answers[words.indexOf(word)]); });
        // A word that nothing answers leaves nothing to look up for the others.
        if (answers.some(function (found) { return found.size === 0; })) {
          return { hits: [], rarities: [], words: words.length };
        }
        return Promise.all(answers.map(function (found) { return matcher.tape(found); })).then(function () {
          var found = words.map(function (word, at) { return matcher.found(word, answers[at]); });
          var rarities = found.map(function (word) { return word.rarity; });
          return { hits: rank(found, matcher.head.documents), rarities: rarities, words: words.length };
        });
      });
    });
  };

  Matcher.prototype.cards = function (document) {
    var number = Math.floor(document / this.head.cards);
    return this.part("c" + number, this.head.card_marks, number, function (data) { return data; });
  };

  // Returns a promise of what a document is: its title, address, kind, stage, language and summary.
  Matcher.prototype.card = function (document) {
    var size = this.head.cards;
    return this.cards(document).then(function (data) {
      var card = data[0][document % size];
      return { title: card[0], address: card[1], kind: card[2], stage: card[3], lang: card[4], summary: card[5] };
    });
  };

  // Returns a promise of a document's summary and sections; null for one that has no text.
  Matcher.prototype.text = function (document) {
    if (document >= this.head.texts) return Promise.resolve(null);
    var matcher = this, group = this.head.group, at = Math.floor((document % this.head.cards) / group);
    return this.cards(document).then(function (data) {
      return matcher.part("t" + Math.floor(document / group), data[1], at, function (texts) { return texts; });
    }).then(function (texts) {
      var text = texts[document % group];
      return { summary: text[0], sections: text[1] };
    });
  };

  // Returns a promise of what every document belongs to: {stages, languages, sets, documents, channels}.
  Matcher.prototype.facets = function () {
    return this.part("facets", this.head.facet_marks, 0, function (data) {
      function spread(runs) {
        var all = [];
        runs.forEach(function (run) { for (var i = 0; i < run[1]; i++) all.push(run[0]); });
        return all;
      }
      var numbers = new Numbers(data.documents), stages = spread(data.stages);
      return {
        names: data.channels,
        stages: stages,
        languages: spread(data.languages),
        channels: stages.map(function () { return data.sets[numbers.next()]; })
      };
    });
  };

  function worth(places, rarities, from, to) {
    var total = 0;
    places.forEach(function (list, number) {
      var most = 0;
      list.forEach(function (entry) {
        if (entry[0] < from || entry[0] >= to) return;
        var follows = number > 0 && places[number - 1].some(function (other) { return other[0] + 1 === entry[0]; });
        var here = follows ? entry[1] * 2 : entry[1];
        if (here > most) most = here;
      });
      total += most * rarities[number];
    });
    return total;
  }

  // Returns the numbers of the sections that answer best, the best first; -1 stands for the summary.
  function bestSections(text, places, rarities) {
    var ends = text.sections.map(function (section, at) {
      var next = text.sections[at + 1];
      return next ? next[2] : section[2] + tokens(section[0]).length + tokens(section[3]).length + 2;
    });
    var ranked = text.sections.map(function (section, at) {
      return { at: at, worth: worth(places, rarities, section[2], ends[at]) };
    });
    var first = text.sections.length ? text.sections[0][2] : Infinity;
    ranked.unshift({ at: -1, worth: worth(places, rarities, TITLE_PLACES, first) });
    return ranked.sort(function (a, b) { return b.worth - a.worth || a.at - b.at; });
  }

  function lineStart(text, spans, best) {
    for (var at = best; at >= Math.max(0, best - 2 * BEFORE); at--) {
      if (at === 0 || text.slice(spans[at - 1][1], spans[at][0]).includes("\n")) return at;
    }
    return Math.max(0, best - BEFORE);
  }

  // Cuts out of a text what stands around most of the words: a list of [text, whether it matches].
  function cut(text, start, places, rarities) {
    var spans = tokens(text), matched = new Float64Array(spans.length);
    if (!spans.length) return [[text.trim(), false]];
    places.forEach(function (list, number) {
      list.forEach(function (entry) {
        var at = entry[0] - start, value = entry[1] * rarities[number];
        if (at >= 0 && at < spans.length && value > matched[at]) matched[at] = value;
      });
    });
    var best = 0, most = 0;
    for (var at = 0; at < spans.length; at++) {
      if (matched[at] === 0) continue;
      var here = 0;
      for (var i = at; i < Math.min(at + WINDOW, spans.length); i++) here += matched[i];
      if (here > most) {
        best = at;
        most = here;
      }
    }
    var from = lineStart(text, spans, best), to = Math.min(from + LENGTH, spans.length), pieces = [];
    var done = from === 0 ? 0 : spans[from][0], end = to === spans.length ? text.length : spans[to - 1][1];
    function push(piece, marked) {
      if (piece) pieces.push([piece.replace(/\n/g, " "), marked]);
    }
    push(from > 0 ? "…" : "", false);
    for (at = from; at < to; at++) {
      if (matched[at] === 0) continue;
      push(text.slice(done, spans[at][0]), false);
      push(text.slice(spans[at][0], spans[at][1]), true);
      done = spans[at][1];
    }
    push(text.slice(done, end), false);
    push(to < spans.length ? "…" : "", false);
    return pieces;
  }

  // Returns what to show of a hit: {section: [heading, anchor] or null, excerpt, more: [[heading, anchor], …]}.
  Matcher.prototype.excerpt = function (card, text, hit, rarities) {
    var summary = text ? text.summary : card.summary;
    var whole = cut(summary, TITLE_PLACES, hit.places, rarities);
    if (!text) return { section: null, excerpt: whole, more: [] };
    var ranked = bestSections(text, hit.places, rarities), best = ranked[0];
    var named = ranked.filter(function (entry) {
      return entry.at >= 0 && text.sections[entry.at][0] && text.sections[entry.at][1] &&
        entry.worth > 0 && entry.worth >= best.worth * 0.8;
    }).map(function (entry) { return text.sections[entry.at]; });
    if (inTitle(hit.words) || best.at < 0) return { section: null, excerpt: whole, more: named.slice(0, 2) };
    var section = text.sections[best.at];
    var start = section[2] + tokens(section[0]).length + 1;
    return {
      section: section[0] && section[1] ? section : null,
      excerpt: cut(section[3], start, hit.places, rarities),
      more: named.slice(0, 3)
    };
  };

  // Returns a title as a list of [text, whether it matches].
  Matcher.prototype.title = function (title, hit) {
    var pieces = [], done = 0;
    tokens(title).forEach(function (span, at) {
      var matches = hit.places.some(function (list) {
        return list.some(function (entry) { return entry[0] === at && at < TITLE_PLACES - 1; });
      });
      if (!matches) return;
      if (span[0] > done) pieces.push([title.slice(done, span[0]), false]);
      pieces.push([title.slice(span[0], span[1]), true]);
      done = span[1];
    });
    if (done < title.length) pieces.push([title.slice(done), false]);
    return pieces;
  };

  Matcher.Speller = Speller;
  global.StagecraftMatcher = Matcher;
})(typeof window === "undefined" ? globalThis : window);
