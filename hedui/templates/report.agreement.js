// What an agreement opens to: its facts, findings and fields, and the paper that they stand on.
const agreement = (() => {
  const dialog = find("#agreement");
  const paper = find(".paper", dialog);
  let open = null;
  let opening = 0;

  // As Python's quote does.
  const quote = (path) => encodeURIComponent(path).replace(/%(?:2F|3A|5C)/g, decodeURIComponent);
  // A base with :// is a URL, whose paths stand as they are.
  const link = (path) => data.base + (data.base.includes("://") ? path : quote(path));

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const onPage = (number) => words.page.replace("{n}", number);
  // Where paper and facts stand one below the other, what opens shows its facts first.
  const isNarrow = matchMedia("(max-width: 900px)");

  async function show({ path, place }, finding = 0) {
    const mine = ++opening;
    const empty = { path, input: path, record: "", facts: [], texts: {}, findings: [], fields: [], pages: {} };
    let trouble = "";
    const details = await loading.load("details", path, `${data.details}${quote(place)}.js`).catch((error) => {
      trouble = `${words.incomplete} ${error.message}`;
      return empty;
    });
    if (mine !== opening) return;
    open = details;
    find(".trouble", dialog).textContent = trouble;
    find("h2", dialog).textContent = open.path;
    find(".source", dialog).href = link(open.input);
    find(".record", dialog).href = open.record;
    find(".first", dialog).replaceChildren(
      ...open.facts.flatMap(({ label, value }) => [element("dt", {}, label), element("dd", {}, value)]));
    const none = open.findings.length || trouble ? [] : [element("li", {}, words.no_finding)];
    find(".findings", dialog).replaceChildren(...open.findings.map(said), ...none);
    find(".fields", dialog).replaceChildren(...open.fields.map(field));
    view([]);
    // An agreement is a page of its own to the browser: its way back closes the agreement, and leaves the list open.
    const stands = dialog.open || location.hash;
    history[stands ? "replaceState" : "pushState"](true, "", "#" + encodeURIComponent(open.path));
    if (!dialog.open) dialog.showModal();
    const sides = dialog.querySelectorAll(".sides")[Math.max(0, finding - 1)];
    (sides ?? find(".place", dialog))?.click();
    find(".facts", dialog).scrollTop = find(".panes", dialog).scrollTop = 0;
    if (finding > 1 || (finding && isNarrow.matches)) sides?.scrollIntoView({ block: "start" });
    for (const [name, step] of [["previous", -1], ["next", 1]])
      list.beside(path, step).then((row) => (find(`.${name}`, dialog).disabled = !row));
  }

  function said({ severity, level, code, name, meaning, message, evidence }) {
    const head = element("b", { className: severity, title: `${meaning} (${code})` }, `${level} · ${name}`);
    const sides = element("button", { type: "button", className: "sides" }, head, element("div", {}, message));
    const made = element("li", {}, sides, ...places(evidence));
    sides.addEventListener("click", () => {
      choose(find(".place", made));
      view(evidence);
    });
    return made;
  }

  function field({ label, value, evidence }) {
    return element("li", {}, element("small", {}, label), " ", element("b", {}, value), ...places(evidence));
  }

  const tight = (text = "") => text.replace(/\n\s*\n\s*/g, "\n");
  const places = (evidence) => evidence.map((each) => place(each, evidence));

  function place(evidence, beside) {
    const sure = evidence.confidence < 0.9 ? ` · ${words.confidence} ${evidence.confidence}` : "";
    const where = element("small", {}, `${onPage(evidence.page)} · ${evidence.method}${sure}  `);
    const button = element("button", { type: "button", className: "place" }, where);
    const { before, text, after } = evidence;
    button.append(tight(before), element("mark", {}, tight(text)), tight(after));
    button.addEventListener("click", () => {
      choose(button);
      view([evidence], beside);
    });
    return button;
  }

  function choose(button) {
    find(".place.chosen", dialog)?.classList.remove("chosen");
    button?.classList.add("chosen");
  }

  // Show what stands at these places: one page with its marks, or a crop of each where they are on several pages.
  function view(evidence, beside = evidence) {
    const pages = [...new Set(evidence.map((each) => each.page))];
    const caption = pages.map(onPage).join(" · ");
    if (!pages.length) return paper.replaceChildren();
    const alone = pages.length === 1;
    const shown = alone ? whole(pages[0], evidence, beside) : element("div", { className: "crops" },
      ...evidence.map((each) => element("figure", {},
        element("figcaption", {}, onPage(each.page)), crop(each) ?? element("div", {}, each.text))));
    const nothing = shown ? "" : ` · ${words.no_picture}`;
    paper.replaceChildren(element("figcaption", {}, alone ? caption + nothing : caption), ...(shown ? [shown] : []));
    find("rect, mark.chosen", paper)?.scrollIntoView({ block: "center" });
  }

  function whole(number, evidence, beside) {
    const others = beside.filter((each) => !evidence.includes(each) && each.page === number);
    if (open.pages[number]) return sheet(number, evidence, others);
    return open.texts[number] ? script(open.texts[number], evidence, others) : null;
  }

  // The picture of a page with marks on it.
  function sheet(number, evidence, others) {
    const page = open.pages[number];
    const marks = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    marks.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    marks.setAttribute("preserveAspectRatio", "none");
    marks.append(...evidence.flatMap((each) => each.boxes ?? []).map((each) => box(each, "chosen")));
    marks.append(...others.flatMap((each) => each.boxes ?? []).map((each) => box(each, "beside")));
    const picture = element("img", { alt: onPage(number) });
    picture.setAttribute("src", page.file);
    const made = element("div", { className: "sheet" }, picture, marks);
    made.style.aspectRatio = `${page.width} / ${page.height}`;
    return made;
  }

  function box([left, top, right, bottom], kind) {
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    mark.setAttribute("class", kind);
    const size = { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 };
    for (const [name, value] of Object.entries(size)) mark.setAttribute(name, value);
    return mark;
  }

  // A page's text with marks in it. Offsets count characters, as Python does, and not their halves.
  function script(text, evidence, others) {
    const characters = [...text];
    const made = element("pre", { className: "script" });
    let at = 0;
    const marks = [...evidence, ...others].sort((one, other) => one.start - other.start);
    for (const each of marks.filter((mark) => mark.end > mark.start)) {
      if (each.start < at) continue;
      const kind = evidence.includes(each) ? "chosen" : "beside";
      made.append(characters.slice(at, each.start).join(""),
        element("mark", { className: kind }, characters.slice(each.start, each.end).join("")));
      at = each.end;
    }
    made.append(characters.slice(at).join(""));
    return made;
  }

  // The part of a page around one place, as large as can be read.
  function crop(evidence) {
    const page = open.pages[evidence.page];
    if (page && evidence.boxes?.length) {
      const [left, top] = [0, 1].map((at) => Math.min(...evidence.boxes.map((each) => each[at])));
      const [right, bottom] = [2, 3].map((at) => Math.max(...evidence.boxes.map((each) => each[at])));
      const width = Math.min(page.width, Math.max((right - left) * 1.2, page.width * 0.55));
      const height = Math.min(page.height, Math.max(bottom - top + 60, width * 0.32));
      const start = (low, high, size, most) => Math.max(0, Math.min((low + high - size) / 2, most - size));
      const [x, y] = [start(left, right, width, page.width), start(top, bottom, height, page.height)];
      const inner = sheet(evidence.page, [evidence], []);
      Object.assign(inner.style, {
        width: `${(100 * page.width) / width}%`, marginLeft: `${(-100 * x) / width}%`, marginTop: `${(-100 * y) / width}%`,
      });
      const made = element("div", { className: "crop" }, inner);
      made.style.aspectRatio = `${width} / ${height}`;
      return made;
    }
    const text = open.texts[evidence.page];
    if (!text) return null;
    const characters = [...text];
    const from = Math.max(0, evidence.start - 160);
    const around = characters.slice(from, evidence.end + 160).join("");
    return script(around, [{ ...evidence, start: evidence.start - from, end: evidence.end - from }], []);
  }

  async function step(by) {
    const row = open && (await list.beside(open.path, by));
    if (row) await show(row);
  }

  function turn(by) {
    const all = [...dialog.querySelectorAll(".place")];
    const next = all[all.findIndex((each) => each.classList.contains("chosen")) + by];
    next?.click();
    next?.scrollIntoView({ block: "nearest" });
  }

  const KEYS = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), ArrowUp: () => turn(-1), ArrowDown: () => turn(1) };

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (dialog.open && KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    } else if (!dialog.open && event.key === "/" && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      find("#search").focus();
    }
  }

  function left() {
    history.replaceState(null, "", location.pathname);
  }

  // What stands behind the # of the address is a path, and which of its findings: of the link that opened the page
  // (below which the list then is), or of one that was followed since.
  async function arrive({ first = false } = {}) {
    const [path, finding] = location.hash.slice(1).split("&");
    const row = path && (await list.named(decoded(path)));
    if (first || (!row && !dialog.open)) left();
    if (row) await show(row, Number(finding) || 0);
    else if (dialog.open) dialog.close();
  }

  // Closing goes back to the list, whatever the address said before.
  let closing = false;

  function closed() {
    closing = Boolean(history.state);
    if (closing) history.back();
    else left();
  }

  function moved() {
    if (closing) left();
    else arrive();
    closing = false;
  }

  function begin() {
    find(".close", dialog).addEventListener("click", () => dialog.close());
    find(".previous", dialog).addEventListener("click", () => step(-1));
    find(".next", dialog).addEventListener("click", () => step(1));
    find(".print", dialog).addEventListener("click", () => print());
    dialog.addEventListener("close", closed);
    window.addEventListener("popstate", moved);
    document.addEventListener("keydown", press);
  }

  return { arrive, begin, show };
})();

agreement.begin();
const begun = list.begin(agreement.show).then(() => agreement.arrive({ first: true }));
// For the scripts beside the page; what the page is busy with can be waited for.
window.hedui = {
  rows: loading.hand("rows"), said: loading.hand("said"), details: loading.hand("details"), show: agreement.show,
  more: list.more, settled: () => begun.then(list.settled),
};
