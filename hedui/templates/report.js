"use strict";
window.hedui = (() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const data = JSON.parse(find("#data").textContent);
  const { words } = data;
  const table = find("#agreements tbody");
  const PAGE = 200;

  // Scripts beside the page hand their data over by calling a function: files on a disk may not be read in another way.
  const awaited = new Map();
  const hand = (kind) => (key, value) => awaited.get(`${kind} ${key}`)?.(value);

  function load(kind, key, file) {
    return new Promise((done, fail) => {
      const script = document.createElement("script");
      const finish = () => { awaited.delete(`${kind} ${key}`); script.remove(); };
      awaited.set(`${kind} ${key}`, (value) => { finish(); done(value); });
      script.addEventListener("error", () => { finish(); fail(new Error(file)); });
      script.src = file;
      document.head.append(script);
    });
  }

  // One part of the list, or of what the findings say, is loaded when it is first asked for, and once.
  const parts = new Map();
  const part = (kind, number, prefix) => {
    const key = `${kind} ${number}`;
    if (!parts.has(key)) parts.set(key, load(kind, number, `${data.index}${prefix}${number}.js`));
    return parts.get(key);
  };

  async function rows(number) {
    const made = await part("rows", number, "");
    if (!Array.isArray(made[0])) return made;
    made.forEach(([path, place, code, title, one, other, amount, until, worst, codes, counts], at) => {
      const cells = [path, code, title, one, other, amount, until];
      made[at] = { path, place: place || path, cells, worst, codes, counts };
    });
    return made;
  }

  const said = (number) => part("said", number, "said-");

  // The text of a row: what it shows, and its codes.
  const text = (row) =>
    (row.text ??= [data.severities[row.worst] ?? words.no_finding, ...row.cells, ...row.codes].join(" ").toLowerCase());

  function asked() {
    const boxes = [...document.querySelectorAll("[name=worst]")];
    return {
      wanted: find("#search").value.toLowerCase().split(/\s+/).filter(Boolean),
      code: find("#code").value,
      worst: new Set(boxes.filter((box) => box.checked).map((box) => box.value)),
      every: boxes.every((box) => box.checked),
    };
  }

  async function* matching({ wanted, code, worst }) {
    for (let number = 0; number < data.shards; number += 1) {
      const [list, messages] = await Promise.all([rows(number), wanted.length ? said(number) : []]);
      for (const [at, row] of list.entries()) {
        if (!worst.has(row.worst) || (code && !row.codes.includes(code))) continue;
        if (wanted.every((word) => text(row).includes(word) || messages[at].includes(word))) yield row;
      }
    }
  }

  let shown = null; // the matching rows that do not stand in the table yet
  let turnNumber = 0;
  let busy = Promise.resolve();

  // So many more rows at the end of the table.
  async function more() {
    const list = shown;
    const made = [];
    while (list && made.length < PAGE) {
      const { value, done } = await list.next();
      if (done) break;
      made.push(line(value));
    }
    if (list === shown) table.append(...made);
    return made.length;
  }

  async function filter() {
    const mine = ++turnNumber;
    const question = asked();
    shown = matching(question);
    table.replaceChildren();
    try {
      await more();
      await count(question, mine);
    } catch (error) {
      find("#more").textContent = `${words.incomplete} ${error.message}`;
    }
  }

  async function count(question, mine) {
    const all = question.every && !question.code && !question.wanted.length;
    let number = all ? data.total : 0;
    const say = () => (find("#shown").textContent = `${words.shown} ${number} / ${data.total}`);
    if (!all) for await (const _ of matching(question)) {
      number += 1;
      if (mine !== turnNumber) return;
    }
    if (mine === turnNumber) say();
  }

  function line(row) {
    const made = element("tr", { tabIndex: 0 });
    made.dataset.path = row.path;
    const badge = element("span", { className: `badge ${row.worst}` }, data.severities[row.worst] ?? words.no_finding);
    const counts = Object.entries(data.severities).map(([severity, word], at) =>
      row.counts[at] ? element("span", { className: severity }, `${word} ${row.counts[at]}`) : "");
    made.append(element("td", {}, badge), ...row.cells.map((cell) => element("td", {}, String(cell))),
      element("td", { className: "counts" }, ...counts));
    made.cells[6].className = "number";
    made.addEventListener("click", () => show(row));
    made.addEventListener("keydown", (event) => event.key === "Enter" && show(row));
    return made;
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const dialog = find("#agreement");
  let open = null;

  // As Python's quote does.
  const quote = (path) => encodeURIComponent(path).replace(/%(?:2F|3A|5C)/g, decodeURIComponent);
  // A base with :// is a URL, whose paths stand as they are.
  const link = (path) => data.base + (data.base.includes("://") ? path : quote(path));

  let opening = 0;

  async function show({ path, place }) {
    const mine = ++opening;
    const empty = { path, input: path, record: "", findings: [], fields: [], pages: {} };
    let trouble = "";
    const details = await load("details", path, `${data.details}${quote(place)}.js`).catch((error) => {
      trouble = `${words.incomplete} ${error.message}`;
      return empty;
    });
    if (mine !== opening) return;
    open = details;
    find(".trouble", dialog).textContent = trouble;
    find("h2", dialog).textContent = open.path;
    find(".source", dialog).href = link(open.input);
    find(".record", dialog).href = open.record;
    find(".findings", dialog).replaceChildren(...open.findings.map(finding));
    find(".fields", dialog).replaceChildren(...open.fields.map(field));
    turn(null);
    if (!dialog.open) dialog.showModal();
    find(".place", dialog)?.click();
    history.replaceState(null, "", "#" + encodeURIComponent(open.path));
  }

  function finding({ severity, code, meaning, message, evidence }) {
    const head = element("b", { className: severity, textContent: code, title: meaning });
    return element("li", {}, head, element("div", { textContent: message }), ...places(evidence));
  }

  function field({ label, value, evidence }) {
    const head = element("small", { textContent: label });
    return element("li", {}, head, " ", element("b", { textContent: value }), ...places(evidence));
  }

  const places = (evidence) => evidence.map((each) => place(each, evidence));

  function place(evidence, beside) {
    const sure = evidence.confidence < 0.9 ? ` · ${words.confidence} ${evidence.confidence}` : "";
    const where = element("small", { textContent: `${words.page} ${evidence.page} · ${evidence.method}${sure}  ` });
    const button = element("button", { type: "button", className: "place" }, where);
    button.append(evidence.before ?? "", element("mark", { textContent: evidence.text }), evidence.after ?? "");
    button.addEventListener("click", () => {
      find(".place.chosen", dialog)?.classList.remove("chosen");
      button.classList.add("chosen");
      turn(evidence, beside);
    });
    return button;
  }

  // Turn to the page of a piece of evidence and mark it there, and more faintly what stands on that page besides.
  function turn(evidence, beside = []) {
    const page = evidence && open.pages[evidence.page];
    const sheet = find(".sheet", dialog);
    sheet.hidden = !page;
    find("figcaption", dialog).textContent = evidence ? `${words.page} ${evidence.page}` + (page ? "" : ` · ${words.no_picture}`) : "";
    if (!page) return;
    const picture = find("img", sheet);
    if (picture.getAttribute("src") !== page.file) picture.setAttribute("src", page.file);
    sheet.style.aspectRatio = `${page.width} / ${page.height}`;
    const marks = find("svg", sheet);
    marks.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    const others = beside.filter((each) => each !== evidence && each.page === evidence.page);
    marks.replaceChildren(...(evidence.boxes ?? []).map((each) => box(each)));
    marks.append(...others.flatMap((each) => each.boxes ?? []).map((each) => box(each, "beside")));
    marks.firstChild?.scrollIntoView({ block: "center" });
  }

  function box([left, top, right, bottom], kind = "chosen") {
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    mark.setAttribute("class", kind);
    const size = { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 };
    for (const [name, value] of Object.entries(size)) mark.setAttribute(name, value);
    return mark;
  }

  async function showNamed(path) {
    for (let number = 0; number < data.shards; number += 1) {
      const row = (await rows(number)).find((each) => each.path === path);
      if (row) return show(row);
    }
  }

  find("#filters").addEventListener("input", () => (busy = filter()));
  find("#filters").addEventListener("submit", (event) => event.preventDefault());
  find(".close", dialog).addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname));
  new IntersectionObserver(([seen]) => seen.isIntersecting && (busy = busy.then(more)), { rootMargin: "600px" })
    .observe(find("#more"));
  const named = decodeURIComponent(location.hash.slice(1));
  busy = filter().then(() => (named ? showNamed(named) : null));
  // For the scripts beside the page; what the page is busy with can be waited for.
  return { rows: hand("rows"), said: hand("said"), details: hand("details"), show, more, settled: () => busy };
})();
