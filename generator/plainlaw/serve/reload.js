// Keeps an open page up to date while the portal is edited, and says what is wrong with it. Never published.
const own = document.currentScript;
const shown = own.dataset.number;
const chinese = document.documentElement.lang.startsWith("zh");
const say = (texts) => texts[chinese ? "zh-Hans" : "en"] ?? Object.values(texts)[0];

const words = chinese
  ? { title: "这些问题改正之前，页面保持上一次成功的样子。", failure: "构建没有成功：", line: "第 {n} 行" }
  : { title: "Until these problems are mended, the page stays as it last was.", failure: "The build failed: ", line: "line {n}" };

const element = (name, text, style) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (style) made.style.cssText = style;
  return made;
};

let board = null;

function show(problems, failure) {
  board?.remove();
  board = null;
  if (!problems.length && !failure) return;
  board = element("aside", "", [
    "position:fixed", "inset:auto 0 0 0", "z-index:99999", "max-height:60vh", "overflow:auto", "padding:1rem 1.25rem",
    "background:#fff8e6", "color:#2b2100", "border-top:4px solid #b3261e", "font:16px/1.5 system-ui,sans-serif",
    "box-shadow:0 -4px 24px rgb(0 0 0 / 30%)",
  ].join(";"));
  board.setAttribute("role", "alert");
  board.id = "plainlaw-problems";
  board.append(element("p", failure ? words.failure + failure : words.title, "margin:0 0 .5rem;font-weight:700"));
  const list = element("ol", "", "margin:0;padding-left:1.5rem");
  for (const problem of problems) {
    const entry = element("li", "", "margin:.5rem 0");
    const place = [problem.file, problem.line && words.line.replace("{n}", problem.line), problem.cell].filter(Boolean);
    entry.append(element("code", place.join(" · "), "font-size:14px"));
    entry.append(element("p", say(problem.what), "margin:.1rem 0"));
    entry.append(element("p", "→ " + say(problem.mend), "margin:0;color:#5c4a00"));
    list.append(entry);
  }
  board.append(list);
  document.body.append(board);
}

const address = "/-/plainlaw/news?path=" + encodeURIComponent(location.pathname) + "&number=" + shown;
const news = new EventSource(address);
news.onmessage = (event) => {
  const said = JSON.parse(event.data);
  if (said.reload) {
    news.close();
    location.reload();
    return;
  }
  show(said.problems.filter((problem) => problem.severity === "error"), said.failure);
};
