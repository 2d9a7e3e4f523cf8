// The same articles for Eleventy. Markdown is not run through a template language first, which saves Eleventy time.
const PAGE_SIZE = 20;

// Every list of a section in one language: all of it, by year, by topic, by year and topic; then cut into pages.
function listPages(articles) {
  const lists = new Map();
  for (const article of articles) {
    const { lang, section } = article.data;
    const year = String(article.date.getUTCFullYear());
    const home = lang === "en" ? "/en/" : "/";
    for (const under of ["", `year/${year}/`, "topic/mediation/", `year/${year}/topic/mediation/`]) {
      const address = `${home}${section}/${under}`;
      if (!lists.has(address)) lists.set(address, { address, lang, section, year: under.startsWith("year") ? year : "", articles: [] });
      lists.get(address).articles.push(article);
    }
  }
  const years = new Map();
  for (const list of lists.values()) {
    if (!/\/year\/\d+\/$/.test(list.address)) continue;
    const key = `${list.lang} ${list.section}`;
    years.set(key, [...(years.get(key) ?? []), { address: list.address, year: list.year, count: list.articles.length }]);
  }
  return [...lists.values()].flatMap((list) => {
    const last = Math.ceil(list.articles.length / PAGE_SIZE);
    return Array.from({ length: last }, (_, index) => ({
      ...list,
      count: list.articles.length,
      articles: list.articles.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
      years: years.get(`${list.lang} ${list.section}`).sort((a, b) => b.year - a.year),
      number: index + 1,
      last,
    }));
  });
}

// A heading gets an address and a link to itself; a table a frame that scrolls.
function headingsAndTables(markdown) {
  const { rules } = markdown.renderer;
  rules.heading_open = (tokens, index) => {
    const id = tokens[index + 1].content.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
    tokens[index].meta = id;
    return `<${tokens[index].tag} id="${id}">`;
  };
  rules.heading_close = (tokens, index) =>
    `<a class="headerlink" href="#${tokens[index - 2].meta}">#</a></${tokens[index].tag}>\n`;
  rules.table_open = () => '<div class="scroll" role="group" tabindex="0"><table>\n';
  rules.table_close = () => "</table></div>\n";
}

export default function (config) {
  config.setUseGitIgnore(false);
  config.setQuietMode(true);
  config.amendLibrary("md", headingsAndTables);
  const newest = (api) => api.getFilteredByTag("articles").sort((a, b) => b.date - a.date);
  config.addCollection("newest", newest);
  config.addCollection("listPages", (api) => listPages(newest(api)));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  const formats = {};
  config.addFilter("words", (date, lang) => {
    formats[lang] ??= new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
    return formats[lang].format(date);
  });
  config.addFilter("contents", (html) =>
    [...html.matchAll(/<h[23] id="([^"]*)">(.*?)<a class/g)].map(([, id, text]) => ({ id, text })),
  );
  const related = {};
  config.addFilter("ofLanguage", (articles, lang, count) =>
    (related[lang] ??= articles.filter((article) => article.data.lang === lang).slice(0, count)),
  );
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "njk"],
  };
}
