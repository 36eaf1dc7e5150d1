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

// Deeds follow one another: each begins once the page shows what the one before came to. A decision about what is shown
// now is passed over while another is under way: nobody has seen yet what it would be about then.
let last = Promise.resolve();
let deciding = 0;
let leaving = false;

export function inTurn(deed, decides = false) {
  if (leaving || (decides && deciding)) return last;
  deciding += decides;
  last = last.then(() => leaving || deed()).catch((error) => console.error(error)).finally(() => (deciding -= decides));
  return last;
}

export function leave(address) {
  leaving = true;
  location.assign(address);
}

addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

// What the desk answers, or null where it refuses: then its sentence is shown. ``outrun`` is called, and waited for, where
// somebody else was faster. What is sent arrives even where the page is left at once.
export async function post(path, data, outrun = null) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(data),
      keepalive: true,
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
  if (answer.status === 409) await outrun?.();
  return null;
}
