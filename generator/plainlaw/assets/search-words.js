/*
 * What a reader typed as the terms that the index is asked for.
 *
 * The index was cut into words when it was made, and what is typed is cut here, by the browser: mostly, but not always, at
 * the same places. So Chinese words are asked for in pairs of signs, too; a term finds every word that begins with it.
 */

const HAN = /^\p{Script=Han}+$/u;

/* The words side by side, as Pagefind is asked for them. */
export function exact(typed, lang) {
  const terms = cut(typed, lang);
  return terms.length ? `"${terms.join(" ")}"` : "";
}

/* Ways to ask for all of the words in any place, the best first. */
export function loose(typed, lang) {
  const terms = cut(typed, lang);
  return [...new Set([terms.join(" "), inPairs(terms).join(" ")])].filter(Boolean);
}

/* Every term that the index is asked for. */
export function termsOf(typed, lang) {
  return new Set(loose(typed, lang).flatMap((terms) => terms.split(" ")));
}

/* The numbers among the words. */
export function numbersIn(typed, lang) {
  return cut(typed, lang).filter((term) => /\d/.test(term));
}

function cut(typed, lang) {
  const plain = typed.normalize("NFKC").replaceAll('"', " ");
  if (typeof Intl.Segmenter === "undefined") return plain.split(/[^\p{L}\p{N}.,]+/u).filter(Boolean);
  return [...new Intl.Segmenter(lang, { granularity: "word" }).segment(plain)].filter((part) => part.isWordLike).map((part) => part.segment);
}

function inPairs(terms) {
  const runs = [];
  for (const term of terms) {
    if (HAN.test(term) && HAN.test(runs.at(-1) ?? "")) runs.push(runs.pop() + term);
    else runs.push(term);
  }
  return runs.flatMap((run) => (HAN.test(run) ? (run.match(/../gu) ?? []).concat([...run].length % 2 ? [[...run].at(-1)] : []) : [run]));
}
