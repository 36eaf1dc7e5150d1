"use strict";
(() => {
  const find = (selector, root = document) => root.querySelector(selector);
  const every = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = JSON.parse(find("#words").textContent);
  const { body } = document;

  function make(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  let fading = 0;
  function tell(sentence, isTrouble = false) {
    const toast = find("#toast");
    toast.textContent = sentence;
    toast.className = isTrouble ? "trouble" : "";
    toast.hidden = false;
    clearTimeout(fading);
    if (!isTrouble) fading = setTimeout(() => (toast.hidden = true), 2500);
  }

  // What the desk answers, or null where it refuses: then its sentence is shown.
  async function post(path, data) {
    let answer;
    try {
      answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(data),
      });
    } catch {
      tell(words.offline, true);
      return null;
    }
    const made = await answer.json().catch(() => ({}));
    if (answer.ok) {
      find("#toast").hidden = true;
      return made;
    }
    tell(made.error ?? words.offline, true);
    if (answer.status === 409 && body.dataset.id) await refresh(at());
    return null;
  }

  // ---- coming in with a password

  find("#enter")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { target } = event;
    if (await post(target.dataset.path, { password: target.elements.password.value })) location.assign("/");
  });

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-undo]");
    if (!button) return;
    if (await post(button.dataset.undo, { entry: Number(button.dataset.entry) })) {
      if (button.closest("#panel")) {
        await refresh(at());
        tell(words.undone);
      } else {
        location.assign(button.closest(".done").querySelector("a").href);
      }
    }
  });

  find("button.keys")?.addEventListener("click", () => find("#keys").showModal());

  // ---- the list

  const form = find("#find");
  form?.addEventListener("change", ({ target }) => target.matches("select") && form.requestSubmit());
  for (const row of every("#agreements tbody tr")) {
    row.addEventListener("click", ({ target }) => target.closest("a") || find("a.open", row).click());
  }

  function step(by) {
    const links = every("a.open");
    const here = links.indexOf(document.activeElement);
    links[Math.min(Math.max(here + by, 0), links.length - 1)]?.focus();
  }

  // ---- one agreement: its pages

  const paper = find("#paper");
  const sheet = paper && find(".sheet", paper);
  const numbers = paper ? JSON.parse(paper.dataset.pages) : [];
  const pages = new Map();
  let shown = { number: numbers[0] ?? 1, places: [] };
  let asText = false;
  let turning = 0;

  async function load(number) {
    if (!pages.has(number)) {
      const answer = await fetch(`/api/agreements/${body.dataset.id}/pages/${number}`).catch(() => null);
      if (!answer?.ok) return null;
      pages.set(number, await answer.json());
    }
    return pages.get(number);
  }

  async function turn(number, places = []) {
    const mine = ++turning;
    const page = await load(number);
    if (mine !== turning) return;
    if (!page) return tell(words.offline, true);
    shown = { number, places };
    const marks = places.filter((place) => place.page === number);
    find("output", paper).textContent = `${words.page.replace("{number}", number)} / ${numbers.length}`;
    const mode = find(".mode", paper);
    mode.textContent = asText ? words.picture : words.text;
    mode.disabled = !page.picture;
    mode.title = page.picture ? "T" : words.no_picture;
    sheet.replaceChildren(page.picture && !asText ? drawn(page, marks) : written(page, marks));
    const frame = find(".frame", paper);
    frame.hidden = !page.picture || asText;
    bringUp(find("rect, mark", sheet));
  }

  // Scrolls the page of the agreement, and never what is beside or around it: on a tablet that would run away from the finger.
  function bringUp(mark) {
    if (!mark) return;
    const [there, frame] = [mark, sheet].map((each) => each.getBoundingClientRect());
    sheet.scrollTop += there.top - frame.top - (frame.height - there.height) / 2;
  }

  function drawn(page, marks) {
    const space = "http://www.w3.org/2000/svg";
    const add = (parent, name, attributes) => {
      const made = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      parent.append(made);
      return made;
    };
    const size = { width: page.width, height: page.height };
    const svg = document.createElementNS(space, "svg");
    svg.dataset.number = page.number;
    svg.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    add(svg, "image", { href: page.picture, x: 0, y: 0, ...size, preserveAspectRatio: "none" });
    for (const [left, top, right, bottom] of marks.flatMap((mark) => mark.boxes)) {
      add(svg, "rect", { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 });
    }
    return svg;
  }

  // Offsets count characters, where JavaScript counts halves of rare ones.
  function written(page, marks) {
    const characters = [...page.text];
    const made = make("pre", { className: "words" });
    made.dataset.number = page.number;
    let from = 0;
    for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
      if (start < from || end > characters.length || start >= end) continue;
      made.append(characters.slice(from, start).join(""), make("mark", {}, characters.slice(start, end).join("")));
      from = end;
    }
    made.append(characters.slice(from).join(""));
    return made;
  }

  function turnBy(by) {
    const next = numbers[numbers.indexOf(shown.number) + by];
    if (next !== undefined) turn(next);
  }

  function point(element) {
    const places = JSON.parse(element.dataset.places || "[]");
    if (!places.length) return;
    const here = places.find((place) => place.page === shown.number);
    turn((here ?? places[0]).page, places);
  }

  function switchMode() {
    if (!find(".mode", paper).disabled) {
      asText = !asText;
      turn(shown.number, shown.places);
    }
  }

  // ---- picking words on the page

  let picked = null;

  function pick() {
    const selection = getSelection();
    const text = find("pre.words", sheet);
    const bar = find(".pick", paper);
    if (!text) return; // on a picture it is the box that picks
    if (!selection.rangeCount || selection.isCollapsed) return (bar.hidden = true);
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return (bar.hidden = true);
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const raw = range.toString();
    const trimmed = raw.trim();
    if (!trimmed) return (bar.hidden = true);
    const start = [...before.toString()].length + [...raw].findIndex((each) => each.trim());
    const end = start + [...trimmed].length;
    offer({ text: trimmed.replace(/\s+/g, " "), places: [{ page: Number(text.dataset.number), start, end, text: trimmed }] });
  }

  // What was picked fills the field that is being corrected; else it is asked which one.
  function offer(found) {
    picked = found;
    const editor = find(".editor");
    if (editor) return fill(editor);
    const bar = find(".pick", paper);
    const { text } = found;
    find(".words", bar).textContent = `${words.picked} “${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
    const options = every(".field").map(({ dataset }) => make("option", { value: dataset.pointer }, dataset.label));
    const select = find("select", bar);
    const chosen = select.value;
    select.replaceChildren(...options);
    if (chosen) select.value = chosen;
    bar.hidden = false;
  }

  function fill(editor) {
    find(".value", editor).value = picked.text;
    editor.picked = picked;
    find(".value", editor).focus();
  }

  // ---- picking by a box on the picture: dragged with the mouse or a pen, with a finger once that is asked for

  let box = null;

  function onPaper({ clientX, clientY }) {
    const svg = find("svg", sheet);
    const at = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    return { x: at.x, y: at.y };
  }

  function startBox(event) {
    const svg = event.target.closest(".sheet svg");
    const byFinger = event.pointerType === "touch" && !sheet.classList.contains("framing");
    if (!svg || byFinger || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    box = { from: onPaper(event), drawn: document.createElementNS(svg.namespaceURI, "rect"), id: event.pointerId };
    box.drawn.setAttribute("class", "box");
    svg.append(box.drawn);
    sheet.setPointerCapture(event.pointerId);
  }

  function moveBox(event) {
    if (!box || event.pointerId !== box.id) return;
    const to = onPaper(event);
    box.to = to;
    const { from, drawn } = box;
    drawn.setAttribute("x", Math.min(from.x, to.x));
    drawn.setAttribute("y", Math.min(from.y, to.y));
    drawn.setAttribute("width", Math.abs(to.x - from.x));
    drawn.setAttribute("height", Math.abs(to.y - from.y));
  }

  async function endBox(event) {
    if (!box || event.pointerId !== box.id) return;
    const { from, to, drawn } = box;
    box = null;
    if (event.type === "pointercancel" || !to || Math.abs(to.x - from.x) + Math.abs(to.y - from.y) < 4) return drawn.remove();
    const { number } = find("svg", sheet).dataset;
    const sides = new URLSearchParams({ left: from.x, top: from.y, right: to.x, bottom: to.y });
    const answer = await fetch(`/api/agreements/${body.dataset.id}/pages/${number}/within?${sides}`).catch(() => null);
    drawn.remove();
    if (!answer?.ok) return tell(words.offline, true);
    const found = await answer.json();
    if (!found.text) return tell(words.nothing_there, true);
    frameWith(false);
    turn(Number(number), [{ page: Number(number), boxes: found.boxes, start: 0, end: 0 }]);
    offer(found);
  }

  function frameWith(finger) {
    sheet.classList.toggle("framing", finger);
    find(".frame", paper).setAttribute("aria-pressed", finger);
    if (finger) tell(words.frame_hint);
  }

  // ---- one agreement: decisions

  const base = `/api/agreements/${body.dataset.id}`;
  const at = () => Number(find(".findings")?.dataset.at ?? 0);

  async function refresh(finding = "") {
    const empty = find("#empty")?.checked;
    const open = find(".history")?.open;
    const answer = await fetch(`/agreements/${body.dataset.id}/panel?finding=${finding}`).catch(() => null);
    if (!answer?.ok) return tell(words.offline, true);
    find("#panel").innerHTML = await answer.text();
    find("#empty").checked = empty;
    find(".history").open = open;
    showEmpty();
    pointAtFinding();
  }

  function showEmpty() {
    find(".fields").classList.toggle("all", find("#empty").checked);
  }

  function show(number) {
    const cards = every(".finding");
    const next = Math.min(Math.max(number, 0), cards.length - 1);
    if (next < 0) return;
    find(".findings").dataset.at = next;
    cards.forEach((card, index) => (card.hidden = index !== next));
    every(".dot").forEach((dot, index) =>
      index === next ? dot.setAttribute("aria-current", "true") : dot.removeAttribute("aria-current"));
    find(".findings .count").textContent = `${next + 1}/${cards.length}`;
    pointAtFinding();
  }

  function pointAtFinding() {
    const card = find(".finding:not([hidden])");
    if (card) point(card);
  }

  async function judge(verdict) {
    const card = find(".finding:not([hidden])");
    if (!card) return;
    const why = find(".why", card);
    if (verdict !== "true" && !why.value.trim()) {
      card.dataset.wanted = verdict;
      why.setAttribute("aria-invalid", "true");
      why.focus();
      return;
    }
    const deed = { finding: card.dataset.key, verdict, based: Number(card.dataset.based), why: why.value || null };
    if (await post(`${base}/findings`, deed)) await refresh();
  }

  async function setStatus(status) {
    const { statuses } = { statuses: find(".statuses") };
    const why = find(".why", statuses);
    if (status !== "confirmed" && status !== "pending" && !why.value.trim()) {
      statuses.dataset.wanted = status;
      why.setAttribute("aria-invalid", "true");
      why.focus();
      return;
    }
    const deed = { status, based: Number(statuses.dataset.based), why: why.value || null };
    if (!(await post(`${base}/status`, deed))) return;
    if (status === "pending") await refresh(at());
    else go(body.dataset.todo, body.dataset.id);
  }

  // To another agreement, or to the list where there is none; ``done`` is the one that was decided.
  function go(identity, done = "") {
    const query = new URLSearchParams(body.dataset.query);
    if (done) query.set("done", done);
    location.assign(`${identity ? `/agreements/${identity}` : "/"}?${query}`);
  }

  function edit(field, place = null) {
    find(".editor .cancel")?.click();
    const editor = find("#editor").content.firstElementChild.cloneNode(true);
    const value = find(".value", editor);
    const list = find("datalist", field);
    value.value = field.dataset.value;
    value.setAttribute("aria-label", field.dataset.label);
    if (list) {
      list.id = "choices";
      value.setAttribute("list", "choices");
    }
    field.append(editor);
    field.classList.add("edited");
    const close = () => {
      editor.remove();
      field.classList.remove("edited");
      list?.removeAttribute("id");
      field.focus();
    };
    const send = async (text) => {
      const same = editor.picked && text !== null && editor.picked.text === text;
      const deed = {
        pointer: field.dataset.pointer,
        text,
        based: Number(field.dataset.based),
        places: same ? editor.picked.places : [],
        why: find(".why", editor).value || null,
      };
      const { pointer } = field.dataset;
      if (await post(`${base}/values`, deed)) {
        await refresh(at());
        tell(words.saved);
        every(".field").find((each) => each.dataset.pointer === pointer)?.focus();
      }
    };
    editor.addEventListener("submit", (event) => { event.preventDefault(); send(value.value); });
    find(".absent", editor).addEventListener("click", () => send(null));
    find(".cancel", editor).addEventListener("click", close);
    editor.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); close(); }
    });
    value.focus();
    value.select();
    if (place) fill(editor);
  }

  async function remark({ dataset, value }) {
    const deed = { about: dataset.about, text: value || null, based: Number(dataset.based) };
    if (!(await post(`${base}/remarks`, deed))) return;
    await refresh(at());
    tell(words.saved);
  }

  async function teach(button) {
    button.disabled = true;
    const made = await post(`${base}/taught`, { entry: Number(button.dataset.entry) });
    button.disabled = false;
    if (!made) return;
    await refresh(at());
    tell(words.taught.replace("{tried}", made.tried));
  }

  async function answer(field, text) {
    const deed = { pointer: field.dataset.pointer, text, based: Number(field.dataset.based) };
    if (await post(`${base}/values`, deed)) await refresh(at());
  }

  if (body.dataset.id) {
    const panel = find("#panel");
    panel.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      const field = button.closest(".field");
      if (button.dataset.finding) show(Number(button.dataset.finding));
      else if (button.dataset.verdict) judge(button.dataset.verdict);
      else if (button.dataset.status) setStatus(button.dataset.status);
      else if (button.matches(".look")) point(button);
      else if (button.matches(".edit")) edit(field);
      else if (button.matches(".teach")) teach(button);
      else if (button.matches(".keep")) answer(field, field.dataset.value || null);
      else if (button.matches(".adopt")) answer(field, button.dataset.read || null);
    });
    panel.addEventListener("submit", (event) => {
      event.preventDefault();
      const { target } = event;
      if (target.matches(".verdicts")) judge(target.closest(".finding").dataset.wanted ?? "true");
      else if (target.matches(".statuses") && target.dataset.wanted) setStatus(target.dataset.wanted);
    });
    panel.addEventListener("change", ({ target }) => {
      if (target.id === "empty") showEmpty();
      if (target.dataset.about) remark(target);
    });
    for (const kind of ["mouseover", "focusin"]) {
      panel.addEventListener(kind, ({ target }) => {
        const field = target.closest(".field");
        if (field && field !== panel.pointed && !find(".editor")) {
          panel.pointed = field;
          point(field);
        }
      });
    }
    panel.addEventListener("mouseleave", () => (panel.pointed = null));
    paper.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button?.dataset.turn) turnBy(Number(button.dataset.turn));
      else if (button?.matches(".mode")) switchMode();
      else if (button?.matches(".frame")) frameWith(!sheet.classList.contains("framing"));
    });
    sheet.addEventListener("pointerdown", startBox);
    sheet.addEventListener("pointermove", moveBox);
    for (const kind of ["pointerup", "pointercancel"]) sheet.addEventListener(kind, endBox);
    document.addEventListener("selectionchange", () => {
      clearTimeout(paper.waiting);
      if (!find(".editor") || find("pre.words", sheet)?.contains(getSelection().anchorNode)) {
        paper.waiting = setTimeout(pick, 250);
      }
    });
    find(".pick", paper).addEventListener("submit", (event) => {
      event.preventDefault();
      const { value } = find("select", event.target);
      const field = every(".field").find(({ dataset }) => dataset.pointer === value);
      event.target.hidden = true;
      if (field) {
        if (field.classList.contains("empty")) find("#empty").checked = true;
        showEmpty();
        edit(field, picked);
        field.scrollIntoView({ block: "center" });
      }
    });
    showEmpty();
    turn(shown.number).then(pointAtFinding);
  }

  // ---- keys

  const KEYS = {
    j: () => show(at() + 1),
    k: () => show(at() - 1),
    1: () => judge("true"),
    2: () => judge("false-alarm"),
    3: () => judge("settled"),
    c: () => setStatus("confirmed"),
    x: () => setStatus("problem"),
    r: () => setStatus("returned"),
    u: () => find("#panel [data-undo]")?.click(),
    n: () => body.dataset.behind && go(body.dataset.behind),
    p: () => body.dataset.before && go(body.dataset.before),
    e: () => {
      const field = document.activeElement.closest(".field") ?? find("#panel").pointed;
      if (field) edit(field);
    },
    t: switchMode,
    ArrowLeft: () => turnBy(-1),
    ArrowRight: () => turnBy(1),
    l: () => location.assign(body.dataset.list),
  };
  const OF_LIST = {
    j: () => step(1),
    k: () => step(-1),
    u: () => find(".done [data-undo]")?.click(),
    "/": () => find("#find [name=q]").focus(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || find("dialog[open]")) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const deed = event.key === "?" ? () => find("#keys").showModal() : (body.dataset.id ? KEYS : OF_LIST)[event.key];
    if (deed && (body.dataset.id || form)) {
      event.preventDefault();
      deed();
    }
  });
})();
