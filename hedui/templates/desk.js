import { body, every, find, inTurn, leave, post, tell, words } from "./desk.common.js";
import { at, edit, go, judge, refresh, setStatus, show } from "./desk.decide.js";
import { switchMode, turnBy } from "./desk.paper.js";

// ---- coming in with a password

find("#enter")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { target } = event;
  if (await post(target.dataset.path, { password: target.elements.password.value })) leave("/");
});

async function undo(button) {
  const inPanel = button.closest("#panel");
  const outrun = inPanel && (() => refresh(at()));
  if (!(await post(button.dataset.undo, { entry: Number(button.dataset.entry) }, outrun))) return;
  if (!inPanel) return leave(button.closest(".done").querySelector("a").href);
  await refresh(at());
  tell(words.undone);
}

document.addEventListener("click", ({ target, detail }) => {
  const button = target.closest("[data-undo]");
  if (button && detail < 2) inTurn(() => undo(button), true);
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
  n: () => body.dataset.behind && inTurn(() => go(body.dataset.behind)),
  p: () => body.dataset.before && inTurn(() => go(body.dataset.before)),
  e: () => {
    const field = document.activeElement.closest(".field") ?? find("#panel").pointed;
    if (field) edit(field);
  },
  t: switchMode,
  ArrowLeft: () => turnBy(-1),
  ArrowRight: () => turnBy(1),
  l: () => inTurn(() => leave(body.dataset.list)),
};
const OF_LIST = {
  j: () => step(1),
  k: () => step(-1),
  u: () => find(".done [data-undo]")?.click(),
  "/": () => find("#find [name=q]").focus(),
};

const MANY = new Set(["j", "k", "ArrowLeft", "ArrowRight"]);

// Which key it is, whatever Caps Lock and an input method make of it.
function keyOf({ key, code }) {
  const plain = key === "Process" ? code.replace(/^(Key|Digit)/, "") : key;
  return plain.length === 1 ? plain.toLowerCase() : plain;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || find("dialog[open]")) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = keyOf(event);
  const deed = key === "?" ? () => find("#keys").showModal() : (body.dataset.id ? KEYS : OF_LIST)[key];
  if (deed && (body.dataset.id || form)) {
    event.preventDefault();
    if (!event.repeat || MANY.has(key)) deed(); // a key that is held decides once
  }
});

// A decision that is clicked before this script hears of it would be lost: until here the page takes none, and says so
// where this takes long or comes to nothing.
find("main").inert = false;
find("#unheard").remove();
find("[autofocus]")?.focus();
