/*
 * The index in the browser: which shards there are, which of them are loaded, and what they hold about some words.
 *
 * Pagefind merges indexes that lie in different folders. Ours lie in one, told apart by their names, which Pagefind takes
 * for languages: so there is one list of them to load, and one set of programs. (docs/decisions/0013-search-in-shards.md)
 */

import { exact, loose, numbersIn, termsOf } from "./search-words.js";

const FOLDER = new URL("../search/", import.meta.url);
const ROOT = new URL("../", import.meta.url);
/*
 * So many shards are loaded before the reader asks for older documents, and fewer when they are asked for many words: for each
 * word about 25 kB of each shard are loaded. This bounds what a search loads on a portal of any size.
 */
const MOST_SHARDS = 10;
const MOST_PARTS = 30;
/* Pagefind adds this to the address of the list. It is the same each time, so that the list is loaded once. */
const TAG = "list";
const RANKING = { metaWeights: { title: 4, numbers: 1, date: 0 } };

export async function openIndex(lang, year = "") {
  const list = new URL(`pagefind-entry.json?ts=${TAG}`, FOLDER);
  const [pagefind, entry] = await Promise.all([
    import(new URL("pagefind.js", FOLDER)),
    // asked anew each time: the files that an old list names are gone
    fetch(list, { cache: "no-cache" }).then((answer) => answer.json()),
  ]);
  const own = Object.entries(entry.languages).filter(([, shard]) => shard.lang === lang && mayHold(shard, year));
  return new Index(pagefind, own.map(([key, shard]) => ({ key, ...shard })), lang);
}

class Index {
  constructor(pagefind, shards, lang) {
    this.pagefind = pagefind;
    this.lang = lang;
    this.waiting = shards;
    this.loaded = new Map();
    this.pages = 0;
  }

  get isWhole() {
    return this.waiting.length === 0;
  }

  /* Load the shards that readers want first of those that are not loaded yet. */
  async widen(words) {
    const most = Math.max(1, Math.floor(MOST_PARTS / Math.max(1, termsOf(words, this.lang).size)));
    const next = this.waiting.splice(0, Math.min(MOST_SHARDS, most));
    const settings = { baseUrl: ROOT.pathname, metaCacheTag: TAG, excerptLength: 40, ranking: RANKING };
    const steps = [];
    if (!this.merged) {
      // where a page may not run WebAssembly, this says so at once
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      this.merged = this.pagefind.createInstance({ ...settings, basePath: FOLDER.pathname, noWorker: true });
      // merging would wait for ever for a program that could not be loaded; asking for something fails then
      steps.push(this.merged.filters());
    }
    // another spelling of the same folder, because Pagefind refuses to merge an index with itself
    steps.push(...next.map((shard) => this.merged.mergeIndex(`${FOLDER.pathname}./`, { ...settings, language: shard.key })));
    await Promise.all(steps);
    for (const shard of next) {
      this.loaded.set(shard.name, shard);
      this.pages += shard.page_count;
    }
  }

  /*
   * What the loaded shards hold, the best first: objects with `id` and `data()`. Pages that hold the words side by side stand
   * before those that hold them somewhere; numbers must be there as they are.
   */
  async search(words, section, year) {
    const phrase = await this.found(exact(words, this.lang));
    const together = new Set(phrase.map((result) => result.id));
    const all = new Map();
    for (const term of loose(words, this.lang)) for (const result of await this.found(term)) if (!all.has(result.id)) all.set(result.id, result);
    for (const result of phrase) if (!all.has(result.id)) all.set(result.id, result);
    const allowed = section || year ? [await this.pagesOf(section, year)] : [];
    for (const number of numbersIn(words, this.lang)) allowed.push(new Set((await this.found(exact(number, this.lang))).map((result) => result.id)));
    return [...all.values()].filter((result) => allowed.every((ids) => ids.has(result.id)))
      .sort((one, other) => together.has(other.id) - together.has(one.id) || other.rank - one.rank);
  }

  /*
   * What Pagefind finds, with a rank. Its score says how rare the words are in a shard, which would put pages of a shard in
   * which they are rare before those of one that is about nothing else; so that is taken out again.
   */
  async found(term) {
    if (!term) return [];
    const { results } = await this.merged.search(term);
    const own = results.map((result) => ({ result, shard: this.loaded.get(result.id.slice(0, result.id.lastIndexOf("_"))) })).filter(({ shard }) => shard);
    const counts = new Map();
    for (const { shard } of own) counts.set(shard, (counts.get(shard) ?? 0) + 1);
    return own.map(({ result, shard }) => {
      const count = counts.get(shard);
      const rarity = Math.log(1 + (shard.page_count - count + 0.5) / (count + 0.5));
      return { id: result.id, data: result.data, rank: (result.score / rarity) * shard.weight };
    });
  }

  async pagesOf(section, year) {
    const all = await Promise.all([...this.loaded.values()].map((shard) => {
      shard.pages ??= fetch(new URL(shard.facets, FOLDER)).then((answer) => answer.json());
      return shard.pages;
    }));
    const found = new Set();
    for (const sections of all) {
      for (const [folder, years] of Object.entries(sections)) {
        if (section && folder !== section) continue;
        for (const [of, pages] of Object.entries(years)) if (!year || of === year) pages.forEach((page) => found.add(page));
      }
    }
    return found;
  }
}

function mayHold(shard, year) {
  return !year || shard.first === null || (shard.first <= year * 12 + 11 && shard.last >= year * 12);
}
