// What all pages of the desk share.

export const find = (selector, root = document) => root.querySelector(selector);
export const every = (selector, root = document) => [...root.querySelectorAll(selector)];
export const words = JSON.parse(find("#words").textContent);
export const { body } = document;

export function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

let fading = 0;
export function tell(sentence, isTrouble = false) {
  const toast = find("#toast");
  toast.textContent = sentence;
  toast.className = isTrouble ? "trouble" : "";
  toast.hidden = false;
  clearTimeout(fading);
  if (!isTrouble) fading = setTimeout(() => (toast.hidden = true), 2500);
}

// What the desk answers, or null where it refuses: then its sentence is shown.
export async function post(path, data) {
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
  if (answer.status === 409) document.dispatchEvent(new Event("outrun"));
  return null;
}
