import { body, every, find, make, tell, words } from "./desk.common.js";

// ---- one agreement: its pages

export const paper = find("#paper");
export const sheet = paper && find(".sheet", paper);
const numbers = paper ? JSON.parse(paper.dataset.pages) : [];
const pages = new Map();
export let shown = { number: numbers[0] ?? 1, places: [] };
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

export async function turn(number, places = []) {
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

export function turnBy(by) {
  const next = numbers[numbers.indexOf(shown.number) + by];
  if (next !== undefined) turn(next);
}

export function point(element) {
  const places = JSON.parse(element.dataset.places || "[]");
  if (!places.length) return;
  const here = places.find((place) => place.page === shown.number);
  turn((here ?? places[0]).page, places);
}

export function switchMode() {
  if (!find(".mode", paper).disabled) {
    asText = !asText;
    turn(shown.number, shown.places);
  }
}

// ---- picking words on the page

export let picked = null;

export function pick() {
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

export function fill(editor) {
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

export function startBox(event) {
  const svg = event.target.closest(".sheet svg");
  const byFinger = event.pointerType === "touch" && !sheet.classList.contains("framing");
  if (!svg || byFinger || event.button !== 0 || !event.isPrimary) return;
  event.preventDefault();
  box = { from: onPaper(event), drawn: document.createElementNS(svg.namespaceURI, "rect"), id: event.pointerId };
  box.drawn.setAttribute("class", "box");
  svg.append(box.drawn);
  sheet.setPointerCapture(event.pointerId);
}

export function moveBox(event) {
  if (!box || event.pointerId !== box.id) return;
  const to = onPaper(event);
  box.to = to;
  const { from, drawn } = box;
  drawn.setAttribute("x", Math.min(from.x, to.x));
  drawn.setAttribute("y", Math.min(from.y, to.y));
  drawn.setAttribute("width", Math.abs(to.x - from.x));
  drawn.setAttribute("height", Math.abs(to.y - from.y));
}

export async function endBox(event) {
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

export function frameWith(finger) {
  sheet.classList.toggle("framing", finger);
  find(".frame", paper).setAttribute("aria-pressed", finger);
  if (finger) tell(words.frame_hint);
}
