/* One result of the search as an item of a list: title, section, day, the words around the hit, and hits by heading. */

const PARTS = 3;
const AROUND = 60;

/* An element with attributes and children; children that are text stay text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/* `page` is what Pagefind knows of a page, `sections` the names of the sections by folder. */
export function resultItem(page, words, sections, lang) {
  const item = element("li", { class: "card" });
  item.append(element("h2", { class: "card__title" }, element("a", { href: page.url }, page.meta.title)));
  const meta = element("p", { class: "card__meta" });
  const section = sections.get(folderOf(page.raw_url, sections));
  if (section) meta.append(element("span", { class: "card__kind" }, section));
  const day = /^d(\d{4})(\d\d)(\d\d)$/.exec(page.meta.date ?? "")?.slice(1).join("-");
  if (day) meta.append(element("time", { datetime: day }, dayInWords(day, lang)));
  if (meta.childElementCount) item.append(meta);
  const parts = page.sub_results.filter((part) => part.anchor);
  const own = page.sub_results.find((part) => !part.anchor);
  const text = own || !parts.length ? excerpt(own?.excerpt ?? page.excerpt, page, words) : null;
  if (text) item.append(element("p", { class: "card__summary" }, ...text));
  if (parts.length) {
    item.append(element("ul", { class: "search__parts" }, ...best(parts).map((part) => element("li", {},
      element("a", { href: part.url }, part.title), element("p", {}, ...marked(part.excerpt, part.title))))));
  }
  return item;
}

function folderOf(url, sections) {
  return url.split("/").find((part) => sections.has(part));
}

function dayInWords(day, lang) {
  // as the pages say it: the English of the world at large
  return new Intl.DateTimeFormat(lang === "en" ? "en-001" : lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

/* The parts with the most hits, in the order of the page. */
function best(parts) {
  const ranked = [...parts].sort((one, other) => other.locations.length - one.locations.length).slice(0, PARTS);
  return parts.filter((part) => ranked.includes(part));
}

/* Pagefind's excerpt; where it holds no hit, as for numbers, the place where the words stand as they were typed. */
function excerpt(html, page, words) {
  const at = html.includes("<mark>") ? -1 : page.content.indexOf(words);
  if (at < 0) return marked(html, page.meta.title);
  const text = page.content;
  const end = at + words.length;
  return [`${at > AROUND ? "… " : ""}${text.slice(Math.max(0, at - AROUND), at)}`, element("mark", {}, words), `${text.slice(end, end + AROUND)} …`];
}

/*
 * Text and marks, out of HTML that holds nothing else. Marks side by side become one. The title, which is said already, and
 * signs that are left of it at the beginning are left out.
 */
function marked(html, title) {
  const pieces = html.replaceAll("</mark><mark>", "").split(/<mark>(.*?)<\/mark>/).map((piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  let left = startsWith(pieces.join(""), title);
  const made = [];
  pieces.forEach((piece, place) => {
    const rest = piece.slice(left);
    left = Math.max(0, left - piece.length);
    const text = made.length ? rest : rest.replace(/^[\s.,;:·，。；：、]+/, "");
    if (!text) return;
    const word = place % 2 ? text.replace(/[\s.,;:!?，。；：！？、]+$/, "") : "";
    if (word) made.push(element("mark", {}, word));
    if (text.length > word.length) made.push(text.slice(word.length));
  });
  return made.length ? [...made, /[.!?。！？]\s*$/.test(pieces.join("")) ? "" : " …"] : [];
}

/* How many signs of a text its title takes, whatever spaces and stops stand between; 0 when it does not begin with it. */
function startsWith(text, title) {
  const plain = (words) => words.replace(/[\s.]/g, "");
  const wanted = plain(title).length;
  if (!plain(text).startsWith(plain(title))) return 0;
  let at = 0;
  for (let count = 0; count < wanted; at += 1) count += plain(text[at]).length;
  return at;
}
