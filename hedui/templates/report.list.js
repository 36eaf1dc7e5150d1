"use strict";
const find = (selector, root = document) => root.querySelector(selector);
const data = JSON.parse(find("#data").textContent);
const { words } = data;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Scripts beside the page hand their data over by calling a function: files on a disk may not be read in another way.
const loading = (() => {
  const awaited = new Map();

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

  return { load, hand: (kind) => (key, value) => awaited.get(`${kind} ${key}`)?.(value) };
})();

// The list of agreements, its filters and its search.
const list = (() => {
  const table = find("#agreements tbody");
  const boxes = [...document.querySelectorAll("[name=worst]")];
  const PAGE = 200;
  let open = () => {}; // what a row opens

  // 71,090 is found as 71090 and the other way round, full-width characters as the others.
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/(\d),(?=\d{3})/g, "$1");

  // One part of the list, or of what the findings say, is loaded when it is first asked for, and once.
  const parts = new Map();
  const part = (kind, number, prefix) => {
    const key = `${kind} ${number}`;
    if (!parts.has(key)) parts.set(key, loading.load(kind, number, `${data.index}${prefix}${number}.js`));
    return parts.get(key);
  };

  async function rows(number) {
    const made = await part("rows", number, "");
    if (!Array.isArray(made[0])) return made;
    made.forEach(([path, place, said, code, title, one, other, amount, until, worst, codes, counts], at) => {
      made[at] = { path, place: place || path, said, code, title, one, other, amount, until, worst, codes, counts };
    });
    return made;
  }

  async function said(number) {
    const made = await part("said", number, "said-");
    if (!made.isPlain) {
      made.forEach((text, at) => (made[at] = plain(text)));
      made.isPlain = true;
    }
    return made;
  }

  // The text of a row: what it shows, and its codes.
  const text = (row) => (row.text ??= plain([data.severities[row.worst] ?? words.no_finding, row.path, row.code, row.title,
    row.one, row.other, row.amount, row.until, ...row.codes].join(" ")));

  function asked() {
    return {
      wanted: plain(find("#search").value).split(/\s+/).filter(Boolean),
      code: find("#code").value,
      worst: new Set(boxes.filter((box) => box.checked).map((box) => box.value)),
      every: boxes.every((box) => box.checked),
    };
  }

  async function* matching({ wanted, code, worst }) {
    for (let number = 0; number < data.shards; number += 1) {
      const [listed, messages] = await Promise.all([rows(number), wanted.length ? said(number) : []]);
      for (const [at, row] of listed.entries()) {
        if (!worst.has(row.worst) || (code && !row.codes.includes(code))) continue;
        if (wanted.every((word) => text(row).includes(word) || messages[at].includes(word))) yield row;
      }
    }
  }

  let shown = null; // the matching rows that do not stand in the table yet
  let standing = []; // those that do
  let matched = 0; // how many match, once they are counted
  let turnNumber = 0;
  let busy = Promise.resolve();

  // So many more rows at the end of the table.
  async function more() {
    const source = shown;
    const made = [];
    while (source && made.length < PAGE) {
      const { value, done } = await source.next();
      if (done) break;
      made.push(value);
    }
    if (source === shown) {
      standing.push(...made);
      table.append(...made.map(line));
      tellRest();
    }
    return made.length;
  }

  // Whoever prints the list while there is more of it reads so on the paper.
  function tellRest() {
    find("#rest").textContent = standing.length < matched ? words.printed.replace("{n}", standing.length) : "";
  }

  async function filter() {
    const mine = ++turnNumber;
    const question = asked();
    for (const button of document.querySelectorAll(".totals button")) {
      const only = question.worst.size === 1 && question.worst.has(button.dataset.worst);
      button.setAttribute("aria-pressed", button.dataset.worst ? only : question.every);
    }
    shown = matching(question);
    standing = [];
    matched = 0;
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
    if (!all) for await (const _ of matching(question)) {
      number += 1;
      if (mine !== turnNumber) return;
    }
    if (mine !== turnNumber) return;
    find("#shown").textContent = `${words.shown} ${number} / ${data.total}`;
    matched = number;
    tellRest();
  }

  function line(row) {
    const made = element("tr", { tabIndex: 0 });
    made.dataset.path = row.path;
    const cell = (name, ...children) => element("td", { className: name }, ...children);
    const badge = element("span", { className: `badge ${row.worst}` }, data.severities[row.worst] ?? words.no_finding);
    const counts = Object.entries(data.severities).map(([severity, word], at) =>
      row.counts[at] ? element("span", { className: severity }, `${word} ${row.counts[at]}`) : "");
    const small = (text) => (text ? element("small", {}, String(text)) : "");
    made.append(cell("level", badge), cell("problem", row.said),
      cell("agreement", row.title, small(row.code), small(row.path)), cell("parties", row.one, small(row.other)),
      cell("number", row.amount), cell("until", row.until), cell("counts", ...counts));
    made.addEventListener("click", () => open(row));
    made.addEventListener("keydown", (event) => event.key === "Enter" && open(row));
    return made;
  }

  async function named(path) {
    for (let number = 0; number < data.shards; number += 1) {
      const row = (await rows(number)).find((each) => each.path === path);
      if (row) return row;
    }
    return null;
  }

  // The row so many rows behind another among those that match, and where it stands among them.
  async function beside(path, step) {
    const at = standing.findIndex((row) => row.path === path) + step;
    if (step > 0 && at >= standing.length) await more();
    return standing[at] ?? null;
  }

  // Only the agreements of one level; all of them for none.
  function only(worst) {
    for (const box of boxes) box.checked = !worst || box.value === worst;
    busy = filter();
  }

  function begin(opens) {
    open = opens;
    find("#filters").addEventListener("input", () => (busy = filter()));
    find("#filters").addEventListener("submit", (event) => event.preventDefault());
    for (const button of document.querySelectorAll(".totals button"))
      button.addEventListener("click", () => only(button.dataset.worst));
    new IntersectionObserver(([seen]) => seen.isIntersecting && (busy = busy.then(more)), { rootMargin: "600px" })
      .observe(find("#more"));
    return (busy = filter());
  }

  return { begin, beside, more, named, settled: () => busy };
})();
