"use strict";
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const words = JSON.parse(find("#words").textContent);
  const table = find("#agreements tbody");
  const rank = { error: 3, warning: 2, info: 1, clean: 0 };
  const rows = [...table.rows].map((row) => ({
    row,
    worst: row.dataset.worst,
    codes: row.dataset.codes.split(" "),
    text: [...row.cells].slice(0, -1).map((cell) => cell.textContent).concat(row.dataset.codes).join(" ").toLowerCase(),
    data: find("script", row),
  }));

  // The worst first; among equals the order of the files stays.
  rows.sort((one, other) => rank[other.worst] - rank[one.worst]);
  table.append(...rows.map(({ row }) => row));

  function filter() {
    const wanted = find("#search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const code = find("#code").value;
    const worst = new Set([...document.querySelectorAll("[name=worst]:checked")].map((box) => box.value));
    let shown = 0;
    for (const each of rows) {
      const seen = worst.has(each.worst) && (!code || each.codes.includes(code)) && wanted.every((word) => matches(each, word));
      each.row.hidden = !seen;
      shown += seen;
    }
    find("#shown").textContent = `${words.shown} ${shown} / ${rows.length}`;
  }

  // What stands in the row, or anywhere in the findings' messages, which only a search needs.
  function matches(each, word) {
    return each.text.includes(word) || messages(each).includes(word);
  }

  function messages(each) {
    each.messages ??= JSON.parse(each.data.textContent).findings.map((finding) => finding.message).join("\n").toLowerCase();
    return each.messages;
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const dialog = find("#agreement");
  let open = null;

  function show(row) {
    open = JSON.parse(find("script", row).textContent);
    find("h2", dialog).textContent = open.path;
    find(".source", dialog).href = open.source;
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

  find("#filters").addEventListener("input", filter);
  find("#filters").addEventListener("submit", (event) => event.preventDefault());
  table.addEventListener("click", (event) => event.target.closest("tr") && show(event.target.closest("tr")));
  table.addEventListener("keydown", (event) => event.key === "Enter" && show(event.target.closest("tr")));
  find(".close", dialog).addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname));
  filter();
  const asked = decodeURIComponent(location.hash.slice(1));
  const named = asked && rows.find(({ row }) => row.dataset.path === asked);
  if (named) show(named.row);
})();
