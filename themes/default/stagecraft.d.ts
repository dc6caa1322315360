/**
 * What the scripts of the theme share: `window.Stagecraft`. They are classic scripts, so that a site works from a
 * folder on disk, and run in the order in which a page names them; each may use the parts of those before it:
 *
 * 1. theme.js, before anything is drawn: `device`, `languages`, `look`; on pages in two languages, frame.js
 * 2. words.js: what pages are made and heard with · days.js · store.js: what the reader keeps
 * 3. the scripts of the kind of page: terms, progress, quiz, leitner, study, data, calendar, plan, filters, map …
 * 4. lens.js, site.js, on-demand.js, which loads facilitator.js and search.js when they are first reached for, and
 *    offline.js once the page is there; search.js loads search-matcher.js, offline.js renew.js where a new version was
 *    published. theme.js loads absent.js where one of all these never came
 *
 * days.js, leitner.js, calendar.js and search-matcher.js know nothing of pages and run in Node too.
 */
declare namespace Stagecraft {
  interface Shared extends Page {
    /** theme.js */
    device: Device;
    /** theme.js */
    languages: Languages;
    /** theme.js */
    look: Look;
    /** days.js */
    days: Days;
    /** store.js */
    store: Store;
    /** store.js: says what was done, and offers to undo it. */
    offerUndo(text: string, undo: () => void): void;
    /** data.js: gives a text to the reader as a file. */
    download(name: string, type: string, text: string): void;
    /** quiz.js */
    quiz: Quiz;
    /** leitner.js */
    leitner: Leitner;
    /** calendar.js */
    calendar: Calendar;
    /** renew.js: says that a new version was published. */
    offerRenewal?(worker: ServiceWorker): Promise<void>;
    /** on-demand.js: whether a key asks for search. */
    isSearchKey(event: KeyboardEvent): boolean;
    /** on-demand.js: loads a script, its style first, once. */
    load(script: string, style?: string): Promise<void>;
    /** qr.js: the rows of a QR code, true where it is dark; undefined where the text is too long for one. */
    qrCode(text: string): boolean[][] | undefined;
    /** search-matcher.js */
    Matcher: new (load: Search.Load) => Search.Matcher;
    /** search-matcher.js */
    Speller: new (tables: { letters: string; tones: string }) => { fold(text: string): string };
  }

  /** What the browser keeps; a browser that keeps nothing answers as if nothing had been kept. */
  interface Keeper {
    read(key: string): string | null;
    /** Keeps a value, or forgets it where it is null; false where the browser keeps nothing. */
    write(key: string, value: string | null): boolean;
    keys(): string[];
  }

  interface Device extends Keeper {
    /** What is kept as long as the tab is open. */
    tab: Keeper;
    /** Whether the browser keeps anything. */
    keeps(): boolean;
    /** The browser's service workers, unless it has none or refuses them. */
    workers(): ServiceWorkerContainer | undefined;
  }

  interface Languages {
    /** The one chosen last, then those that the browser names. */
    preferred(): string[];
    /** Keeps the reader's choice; null forgets it. */
    choose(tag: string | null): void;
    /** `en` of `en-GB`. */
    primary(tag: string): string;
  }

  interface Look {
    /** Puts on the look that was chosen, in the page and where it is chosen. */
    show(): void;
    /** Keeps the reader's choice; null is the system's. */
    choose(name: "light" | "dark" | null): void;
  }

  /** What replaces `{name}` in a text. */
  type Values = Record<string, string | number>;
  /** A text, or its plural forms by category. */
  type Text = string | Record<string, string>;
  type Say = (word: string, values?: Values) => string;
  type Kind<E extends Element> = abstract new (...given: never[]) => E;
  /** `text` is the content, `on…` a listener; true is an attribute without a value, false and undefined none. */
  type Attributes = Record<string, string | number | boolean | undefined | ((event: any) => void)>;

  /** words.js */
  interface Page {
    /** Address of the site's root, with a slash at its end. */
    root: string;
    /** Returns a function that says the words of a group: `say("done", { n: 3 })` fills in the form for 3. */
    words(group: string): Say;
    /** Fills a text in; `n` chooses among plural forms. */
    fill(text: Text, values: Values): string;
    /** Puts an address of this page in place of the one shown, where the browser lets it. */
    showAddress(address: string): void;
    /** The id that an address leads to on its page; empty where there is none. */
    idIn(place: { hash: string }): string;
    /** Calls `run` whenever a preview has changed the page in place; a published page never does. */
    onEdit(run: () => void): void;
    /** Makes an element: `make("p", { class: "note", text: "…", onclick: … }, child, …)`. */
    make<K extends keyof HTMLElementTagNameMap>(
      name: K,
      attributes?: Attributes,
      ...children: (Node | string)[]
    ): HTMLElementTagNameMap[K];
    /** The first element that a selector finds; throws where the page has none of that kind. */
    find<E extends Element = HTMLElement>(selector: string, within?: ParentNode, kind?: Kind<E>): E;
    /** Every element that a selector finds, of that kind. */
    all<E extends Element = HTMLElement>(selector: string, within?: ParentNode, kind?: Kind<E>): E[];
    /** Hears an event on what a selector finds, now or after a preview has changed the page. */
    on<T extends keyof DocumentEventMap, E extends Element = HTMLElement>(
      type: T,
      selector: string,
      run: (element: E, event: DocumentEventMap[T]) => void,
    ): void;
    /** Tells those who listen to the page. */
    announce(text: string): void;
    /** Shows a notice at the foot of the window until one of its buttons is used; returns what takes it away. */
    notify(text: string, ...buttons: { text: string; run?: () => void }[]): () => void;
  }

  /** A day is a text such as 2026-05-31. */
  type Day = string;
  interface Days {
    /** Today where the reader is. */
    today(now?: Date): Day;
    /** The day so many days later, or the last one that there is. Counted in UTC: no change of clocks moves it. */
    plus(day: Day, days: number): Day;
    /** A day as a moment, in UTC. */
    toDate(day: Day): Date;
    /** Whether a value is a day that there is. */
    isDay(value: unknown): value is Day;
    /** A number with two digits. */
    twoDigits(number: number): string;
  }

  /** What the reader keeps. Everything is keyed by ids, so it is the same in every language. */
  interface Data {
    version: number;
    /** guide or page → checklist item */
    checks: Record<string, Record<string, true>>;
    /** question → choices, from 1, and whether they were right */
    answers: Record<string, Answer>;
    /** guide → the day it was marked as done */
    done: Record<string, Day>;
    /** card → Leitner box and the day to repeat it */
    cards: Record<string, Card>;
    plan: Plan;
    /** guide → step */
    steps: Record<string, Record<string, true>>;
    /** guide → step → notes */
    notes: Record<string, Record<string, string>>;
    lens: string;
  }
  type Answer = { chosen: number[]; right: boolean };
  type Card = { box: number; due: Day; since: Day };
  type Plan = { guides: string[]; start: Day | "" };

  interface Store {
    /** What is kept now. Not to be changed in place. */
    readonly now: Data;
    /** Changes what is kept: `change` gets a copy to work on. */
    change(change: (data: Data) => void): void;
    /** Calls `watch` now, after every change, in this tab or another, and after an edit in a preview. */
    watch(watch: (data: Data) => void): void;
    /** Puts a document in place of everything; says how much of the text is one. */
    replace(text: string): "whole" | "part" | undefined;
    /** What was kept once and could not be read. */
    aside(): string[];
    /** What is kept of this site, by the device's keys. */
    keys(): string[];
    /** Writes by the device's keys, null forgets; then shows what is kept. */
    put(values: Record<string, string | null>): void;
    isDate(value: unknown): value is Day;
  }

  interface Quiz {
    /** Makes a question answerable; `answered` is called when the reader asks to check. */
    play(quiz: HTMLElement, answered: (right: boolean, chosen: number[]) => void): void;
    /** Names a question; where a page shows a text twice, the second has a prefix that is not part of the name. */
    nameOf(quiz: HTMLElement): string;
  }

  interface Leitner {
    /** The card after it was answered on a day. */
    answered(card: Card | undefined, known: boolean, today: Day): Card;
    /**
     * The names to repeat on a day: those that are due, longest overdue first, then new ones, but not more than ten new
     * ones a day in all.
     */
    due(names: string[], cards: Record<string, Card>, today: Day): string[];
    boxes: number;
    intervals: number[];
  }

  /** Work of `minutes` working minutes. */
  type Phase = { minutes: number };
  /** First and last day; a phase that is shorter than a day has its times, in minutes from midnight. */
  type Placed = { from: Day; to: Day; days: number; starts?: number; ends?: number };
  type CalendarEvent = Placed & { uid: string; title: string; text?: string; url?: string };
  interface Calendar {
    /** Working minutes of a day. */
    DAY: number;
    /**
     * Puts phases one after another, from a day on. A phase of a day or more takes whole days; a shorter one takes its
     * time of a day and is not cut by the night.
     */
    agenda<P extends Phase>(phases: P[], start: Day): (P & Placed)[];
    /** An iCalendar file. Times are floating: the hours are those of the place where the work is done. */
    iCalendar(events: CalendarEvent[], about: { name: string; now: Date }): string;
  }

  namespace Search {
    /** Loads a file of an index, or the one that leads to the others where it has no name. */
    type Load = (name: string) => Promise<any>;
    /** What every query needs. */
    interface Head {
      letters: string;
      tones: string;
      /** What the program's modules `stem`, `keys` and `tokens` go by. */
      endings: string[];
      stem_letters: number;
      key_tones: string;
      key_vowels: string;
      joiners: string;
      longest_compound: number;
      /** First word of each block. */
      words: string[];
      /** Length of a fingerprint; the `…_marks` are fingerprints one after another. */
      mark: number;
      word_marks: string;
      card_marks: string;
      facet_marks: string;
      /** How many there are; those below `texts` have a text. */
      documents: number;
      texts: number;
      /** How many cards a file has, and how many texts. */
      cards: number;
      group: number;
      stages: string[];
      /** What one may search for. */
      suggestions: string[];
      strings: Record<string, Text>;
      ranking: Ranking;
    }
    /** The numbers of the ranking: `src/search/ranking.rs` says what they are. */
    interface Ranking {
      titlePositions: number;
      steps: number;
      mostWords: number;
      mostEndings: number;
      mostPostingBytes: number;
      slipLetters: number;
      twoSlipsLetters: number;
      joinedLetters: number;
      few: number;
      leastPart: number;
      weight: Record<
        | "exact"
        | "otherTonePlace"
        | "moreMarks"
        | "folded"
        | "inflected"
        | "joined"
        | "keys"
        | "behind"
        | "prefix"
        | "foldedPrefix"
        | "corrected"
        | "correctedPrefix"
        | "twiceCorrected",
        number
      >;
      adjacent: number;
      inTitle: number;
      wholeInTitle: number;
      excerptBefore: number;
      excerptLength: number;
      excerptWindow: number;
    }
    interface Matcher {
      head: Head;
      open(): Promise<this>;
      search(query: string): Promise<Result>;
      /** What a document is. */
      card(document: number): Promise<SearchCard>;
      /** A document's summary and sections; null for one that has no text. */
      text(document: number): Promise<SearchText | null>;
      /** What every document belongs to. */
      facets(): Promise<Facets>;
      /** What to show of a hit. */
      excerpt(card: SearchCard, text: SearchText | null, hit: Hit, rarities: number[]): Excerpt;
      title(title: string, hit: Hit): Piece[];
    }
    /** The documents that answer, the best first. */
    type Result = {
      hits: Hit[];
      rarities: number[];
      words: number;
      isWhole: boolean;
      /** What was most likely meant, where no text has a word as it was typed. */
      meant: string;
    };
    /** Where a word is in a document and what the spelling there is worth. */
    type Place = [place: number, weight: number];
    interface Hit {
      document: number;
      score: number;
      /** For each word of the query. */
      readonly places: Place[][];
      words: Entries[];
      /** The words of the query that it does not have, as they were typed. */
      readonly missing: string[];
    }
    type SearchCard = { title: string; address: string; kind: number; stage: number; lang: string; summary: string };
    type Section = [
      heading: string,
      anchor: string,
      start: number,
      text: string,
      /** Line, kind and anchor of each, one after the other. */
      passages?: (number | string)[],
    ];
    type PassageKind = "question" | "task" | "picture" | "recording" | "file";
    /** The part of a document that answers best. */
    type Part = { heading: string; anchor: string; kind: PassageKind | null };
    type SearchText = { summary: string; sections: Section[] };
    type Facets = { stages: number[]; languages: number[]; facets: Facet[] };
    /** What guides can be chosen by: the id and the name of each value, and which ones each document has. */
    type Facet = { id: string; name: string; values: [id: string, name: string][]; of: number[][] };
    /** A part of a text, and whether it matches. */
    type Piece = [text: string, matches: boolean];
    type Excerpt = { place: Part | null; excerpt: Piece[]; more: Section[] };

    type Spelling = { exact: string; placed: string; folded: string };
    /** A word of a query; those of one quotation have its number. */
    type Word = {
      typed: string;
      spelling: Spelling;
      joined: string[];
      quotation: number;
      prefix: boolean;
      /** What was most likely meant, where no text has the word as it was typed. */
      meant: string;
    };
    /** A spelling in the index: where in its block's postings its own begin, and how long they are. */
    type Form = {
      id: string;
      block: number;
      exact: string;
      documents: number;
      start: number;
      length: number;
      order: number;
    };
    /** `cut` says what is cut off and put on to get the stem. */
    type Term = { folded: string; letters: string[]; forms: Form[]; cut: number };
    type Block = {
      terms: Term[];
      byFolded: Map<string, Term>;
      size: number;
      marks: string;
      pieces: string[];
    };
    type Weighted = { form: Form; weight: number };
    type Answers = Map<string, Weighted>;
    type Postings = { documents: Int32Array; worth: Float64Array; starts: Int32Array; places: Int32Array };
    type List = { postings: Postings; weight: number };
    /** What is known of a word of the query: what it is worth in each document. */
    type Found = { best: Float64Array; lists: List[]; rarity: number; quotation: number; typed: string };
    /** Which lists have a document: list, number in it, list, … in the lists' order. Flat, for there are many. */
    type Entries = any[];
    /** Where a word is in a document, as two lists side by side; `weight` is that of every place without `weights`. */
    type Stretch = {
      places: ArrayLike<number>;
      weights: number[] | null;
      weight: number;
      from: number;
      to: number;
    };
  }
}

/** What the scripts share. */
declare var Stagecraft: Stagecraft.Shared;

interface Window {
  /** Every file of a search index calls this with its data. */
  stagecraftSearch(data: unknown): void;
  /** plan.js: every file of guides for the plan calls this with its list. */
  stagecraftPlan(guides: unknown[]): void;
}

/** What the theme looks for around an element is HTML. */
interface Element {
  closest(selector: string): HTMLElement | null;
}

interface Navigator {
  /** Network Information API, of some browsers. */
  connection?: { saveData: boolean };
}
