import { body, every, find, inTurn, leave, post, tell, words } from "./desk.common.js";
import {
  endBox, fill, frameWith, moveBox, paper, pick, picked, point, sheet, shown, startBox, switchMode, turn, turnBy,
} from "./desk.paper.js";
import { composed, typed } from "./desk.typed.js";

// ---- one agreement: decisions

const base = `/api/agreements/${body.dataset.id}`;
export const at = () => Number(find(".findings")?.dataset.at ?? 0);
const send = (deed, data) => post(`${base}/${deed}`, data, () => refresh(at()));

export async function refresh(finding = "") {
  const empty = find("#empty")?.checked;
  const open = find(".history")?.open;
  const answer = await fetch(`/agreements/${body.dataset.id}/panel?finding=${finding}`).catch(() => null);
  if (!answer?.ok) return tell(words.offline, true);
  const made = await answer.text();
  await composed();
  const putBack = typed(edit);
  find("#panel").innerHTML = made;
  find("#empty").checked = empty;
  find(".history").open = open;
  showEmpty();
  putBack();
  if (!find(".editor")) pointAtFinding();
}

function showEmpty() {
  find(".fields").classList.toggle("all", find("#empty").checked);
}

export function show(number) {
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

function done(why) {
  why.value = "";
  why.blur();
}

function askWhy(why) {
  why.setAttribute("aria-invalid", "true");
  why.focus();
  tell(words.say_why, true);
}

export const judge = (verdict) => inTurn(() => judgeNow(verdict), true);

async function judgeNow(verdict) {
  const card = find(".finding:not([hidden])");
  if (!card) return;
  const why = find(".why", card);
  if (verdict !== "true" && !why.value.trim()) {
    card.dataset.wanted = verdict;
    askWhy(why);
    return;
  }
  const deed = { finding: card.dataset.key, verdict, based: Number(card.dataset.based), why: why.value || null };
  if (!(await send("findings", deed))) return;
  done(why);
  await refresh();
}

export const setStatus = (status) => inTurn(() => setStatusNow(status));

async function setStatusNow(status) {
  const statuses = find(".statuses");
  const why = find(".why", statuses);
  if (status !== "confirmed" && status !== "pending" && !why.value.trim()) {
    statuses.dataset.wanted = status;
    askWhy(why);
    return;
  }
  const deed = { status, based: Number(statuses.dataset.based), why: why.value || null };
  if (!(await send("status", deed))) return;
  done(why);
  if (status === "pending") await refresh(at());
  else go(body.dataset.todo, body.dataset.id);
}

// To another agreement, or to the list where there is none; ``done`` is the one that was decided.
export function go(identity, done = "") {
  const query = new URLSearchParams(body.dataset.query);
  if (done) query.set("done", done);
  leave(`${identity ? `/agreements/${identity}` : "/"}?${query}`);
}

export function edit(field, place = null) {
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
  const sendNow = async (text) => {
    const same = editor.picked && text !== null && editor.picked.text === text;
    const deed = {
      pointer: field.dataset.pointer,
      text,
      based: Number(field.dataset.based),
      places: same ? editor.picked.places : [],
      why: find(".why", editor).value || null,
    };
    const { pointer } = field.dataset;
    if (await send("values", deed)) {
      editor.remove();
      await refresh(at());
      tell(words.saved);
      every(".field").find((each) => each.dataset.pointer === pointer)?.focus();
    }
  };
  editor.addEventListener("submit", (event) => { event.preventDefault(); inTurn(() => sendNow(value.value), true); });
  find(".absent", editor).addEventListener("click", () => inTurn(() => sendNow(null), true));
  find(".cancel", editor).addEventListener("click", close);
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) { event.stopPropagation(); close(); }
  });
  value.focus();
  value.select();
  if (place) fill(editor);
  return editor;
}

async function remark(input) {
  const { dataset, value } = input;
  const based = Number(find(`[data-about="${dataset.about}"]`).dataset.based);
  if (!(await send("remarks", { about: dataset.about, text: value || null, based }))) return;
  if (input.value === value) input.defaultValue = value;
  await refresh(at());
  tell(words.saved);
}

async function teach(button) {
  button.disabled = true;
  const made = await send("taught", { entry: Number(button.dataset.entry) });
  button.disabled = false;
  if (!made) return;
  await refresh(at());
  tell(words.taught.replace("{tried}", made.tried));
}

async function answer(field, text) {
  const deed = { pointer: field.dataset.pointer, text, based: Number(field.dataset.based) };
  if (await send("values", deed)) await refresh(at());
}

if (body.dataset.id) {
  const panel = find("#panel");
  panel.addEventListener("click", ({ target, detail }) => {
    const button = target.closest("button");
    if (!button) return;
    const field = button.closest(".field");
    if (button.dataset.finding) show(Number(button.dataset.finding));
    else if (detail > 1) return; // of a double click the second may meet what the first brought
    else if (button.dataset.verdict) judge(button.dataset.verdict);
    else if (button.dataset.status) setStatus(button.dataset.status);
    else if (button.matches(".look")) point(button);
    else if (button.matches(".edit")) edit(field);
    else if (button.matches(".teach")) inTurn(() => teach(button));
    else if (button.matches(".keep")) inTurn(() => answer(field, field.dataset.value || null), true);
    else if (button.matches(".adopt")) inTurn(() => answer(field, button.dataset.read || null), true);
  });
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    const { target } = event;
    if (target.matches(".verdicts")) judge(target.closest(".finding").dataset.wanted ?? "true");
    else if (target.matches(".statuses") && target.dataset.wanted) setStatus(target.dataset.wanted);
  });
  panel.addEventListener("change", ({ target }) => {
    if (target.id === "empty") showEmpty();
    if (target.dataset.about) inTurn(() => remark(target));
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
