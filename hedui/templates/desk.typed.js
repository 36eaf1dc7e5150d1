import { find, every } from "./desk.common.js";

// ---- what is typed stays, with the cursor in it, where the panel is drawn anew

let composing = false;
document.addEventListener("compositionstart", () => (composing = true));
document.addEventListener("compositionend", () => (composing = false));

// Once no input method is in the midst of a word: it would lose it.
export const composed = () =>
  composing ? new Promise((done) => document.addEventListener("compositionend", () => setTimeout(done), { once: true })) : null;

function placeOf(input) {
  if (input.dataset.about) return `[data-about="${input.dataset.about}"]`;
  const card = input.closest(".finding");
  if (card) return `.finding[data-key="${CSS.escape(card.dataset.key)}"] .why`;
  return input.closest(".statuses") && ".statuses .why";
}

// ``before``: what stood in it before anybody typed; that alone is not put back over what another person wrote.
function stateOf(input, before = input.defaultValue) {
  const { wanted } = input.closest(".finding, .statuses")?.dataset ?? {};
  const { selectionStart: from, selectionEnd: to, value } = input;
  return { value: value === before ? null : value, wanted, focused: input === document.activeElement, from, to };
}

function put(input, { value, wanted, focused, from, to }) {
  if (value !== null) input.value = value;
  if (wanted) input.closest(".finding, .statuses").dataset.wanted = wanted;
  if (!focused) return;
  input.focus({ preventScroll: true });
  input.setSelectionRange(from, to);
}

// What has the focus otherwise: a field, or a button.
function placeOfFocus({ activeElement }) {
  const pointer = activeElement.closest("#panel .field:not(.edited)")?.dataset.pointer;
  if (pointer) return `.field[data-pointer="${CSS.escape(pointer)}"]`;
  const { verdict, status } = activeElement.dataset;
  if (verdict) return `.finding:not([hidden]) [data-verdict="${verdict}"]`;
  return status && `[data-status="${status}"]`;
}

// Takes note of what is typed in the panel; the answer puts it back. ``edit`` opens the editor of a field.
export function typed(edit) {
  const inputs = every("#panel input:not([type=checkbox])").filter(placeOf)
    .filter((input) => input.value !== input.defaultValue || input === document.activeElement)
    .map((input) => [placeOf(input), stateOf(input)]);
  const focus = placeOfFocus(document);
  const editor = find(".editor");
  const { pointer, value: before } = editor?.closest(".field").dataset ?? {};
  const [value, why] = editor ? [stateOf(find(".value", editor), before), stateOf(find(".why", editor))] : [];
  return () => {
    for (const [place, state] of inputs) {
      const input = find(`#panel ${place}`);
      if (input) put(input, state);
    }
    const focused = focus && find(`#panel ${focus}`);
    if (focused?.matches(".field")) find("#panel").pointed = focused; // its place is not what is looked at
    focused?.focus({ preventScroll: true });
    const field = editor && every(".field").find(({ dataset }) => dataset.pointer === pointer);
    if (!field) return;
    const made = edit(field);
    made.picked = editor.picked;
    if (!value.focused && !why.focused) document.activeElement.blur();
    put(find(".value", made), value);
    put(find(".why", made), why);
  };
}
