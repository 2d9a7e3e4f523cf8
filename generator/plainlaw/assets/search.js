/*
 * The search page: reads the words, section and year from the address, asks the index, and shows what it finds.
 * The form is a plain form; nothing is written into the page but text and links.
 */

import { openIndex } from "./search-index.js";
import { element, resultItem } from "./search-result.js";

const PER_PAGE = 10;

const results = document.querySelector(".search__results");
const status = document.querySelector(".search__status");
const form = document.querySelector(".search__form");
const lang = document.documentElement.lang;
const asked = new URLSearchParams(location.search);
const words = (asked.get("q") ?? "").trim();
const say = results.dataset;
const sections = new Map([...document.querySelectorAll(".search__sections [data-folder]")].map((link) => [link.dataset.folder, link.textContent]));
const number = new Intl.NumberFormat(lang);

/* Raised when the reader asks for something else, so that an answer that comes late is not shown. */
let turn = 0;

document.querySelector(".search__without").hidden = true;
form.elements.q.value = words;
const choices = form.appendChild(element("div", { class: "search__choices" }));
const section = choice("section", say.section, [...sections]);
const year = choice("year", say.year, say.years.split(" ").map((each) => [each, each]));
if (words) {
  document.title = `${words} – ${document.title}`;
  for (const link of document.querySelectorAll(".languages a[hreflang]")) link.search = new URLSearchParams({ q: words });
  run();
} else {
  form.elements.q.focus();
}

/* A choice within the form, made here because it needs this script. It narrows what is shown at once. */
function choice(name, label, options) {
  const select = element("select", { name, id: `search-${name}` }, element("option", { value: "" }, say.all));
  select.append(...options.map(([value, text]) => element("option", { value }, text)));
  select.value = options.some(([value]) => value === asked.get(name)) ? asked.get(name) : "";
  select.addEventListener("change", () => {
    if (!words) return;
    history.replaceState(null, "", `?${new URLSearchParams({ q: words, section: section.value, year: year.value })}`);
    run();
  });
  choices.append(element("div", {}, element("label", { for: select.id }, label), select));
  return select;
}

async function run() {
  const own = ++turn;
  status.textContent = say.busy;
  results.setAttribute("aria-busy", "true");
  try {
    const index = await openIndex(lang, year.value);
    await index.widen(words);
    const found = await index.search(words, section.value, year.value);
    if (own !== turn) return;
    const list = element("ol", { class: "cards cards--list" });
    results.replaceChildren(list);
    await show(index, list, found, own);
  } catch (error) {
    if (own !== turn) return;
    console.error(error);
    results.replaceChildren();
    status.textContent = say.failed;
  }
  results.removeAttribute("aria-busy");
}

/* Show the next results, and below them how to see more. */
async function show(index, list, found, own) {
  const shown = list.childElementCount;
  const next = await Promise.all(found.slice(shown, shown + PER_PAGE).map((result) => result.data()));
  if (own !== turn) return;
  list.append(...next.map((page) => resultItem(page, words, sections, lang)));
  results.querySelector(".search__more")?.remove();
  status.textContent = found.length
    ? filled(say.found, { count: number.format(found.length) })
    : filled(section.value || year.value ? say.narrow : say.none, { words });
  const more = element("div", { class: "search__more" });
  if (found.length > list.childElementCount) {
    more.append(button(say.more, () => show(index, list, found, own)));
  } else if (!index.isWhole) {
    more.append(element("p", {}, filled(say.partly, { count: number.format(index.pages) })));
    more.append(button(say.older, () => older(index, list, found, own)));
  }
  if (!found.length) more.append(element("p", {}, say.advice), ...otherLanguages());
  if (more.childElementCount) results.append(more);
  // the reader goes on where the list went on
  if (shown) list.children[shown]?.querySelector("a").focus();
}

/* Load older shards; what they hold stands below what is shown already. */
async function older(index, list, found, own) {
  status.textContent = say.busy;
  await index.widen(words);
  const known = new Set(found.map((result) => result.id));
  const all = await index.search(words, section.value, year.value);
  await show(index, list, [...found, ...all.filter((result) => !known.has(result.id))], own);
}

function button(label, act) {
  const made = element("button", { type: "button" }, label);
  made.addEventListener("click", async () => {
    made.disabled = true;
    try {
      await act();
    } catch (error) {
      console.error(error);
      made.disabled = false;
      status.textContent = say.failed;
    }
  });
  return made;
}

function otherLanguages() {
  const links = [...document.querySelectorAll(".languages a[hreflang]")];
  return links.length ? [element("p", {}, `${say.other} `, ...links.map((link) => element("a", { href: link.href, lang: link.lang }, link.textContent)))] : [];
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
