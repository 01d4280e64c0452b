// A list of countries becomes a box to type into, as the WAI's pattern of a combobox with a list has
// it: a name in any language, an alias or a code finds a country. The list stays the form's, unseen.
const SAME = { "ə": "e", "ı": "i" };
const BARRED = { "aria-disabled": "true" };
const MARKS = /[\p{M}'’]/gu;
const folded = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[əı]/g, (letter) => SAME[letter]).replace(MARKS, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// All that countries are found by; until it is here, or where it does not come, their names alone.
let found = {};
let coming = null;
function ask() {
  coming ??= fetch("/countries.json").then((answer) => answer.json()).then((names) => {
    found = Object.fromEntries(Object.entries(names)
      .map(([code, all]) => [code, all.map(folded)]));
  }).catch(() => { coming = null; });
  return coming;
}

// Whether two names differ by one letter, or by two that changed places.
function isSlip(name, typed) {
  const short = Math.min(name.length, typed.length);
  let start = 0, end = 0;
  while (start < short && name[start] === typed[start]) start += 1;
  while (end < short - start && name.at(-1 - end) === typed.at(-1 - end)) end += 1;
  const [one, other] = [name, typed].map((word) => word.slice(start, word.length - end));
  const isTurned = one.length === 2 && one === [...other].reverse().join("");
  return (one.length < 2 && other.length < 2) || isTurned;
}

// How well a country answers to what is typed; 0 is best, none is not at all.
function rank(option, typed) {
  const names = [folded(option.label), ...(found[option.value] || [])];
  const tests = [(name) => name === typed, (name) => name.startsWith(typed),
    (name) => name.includes(` ${typed}`), (name) => typed.length > 2 && name.includes(typed),
    (name) => typed.length > 3 && isSlip(name, typed)];
  const best = tests.findIndex((test) => names.some(test));
  return best < 0 ? null : best;
}

function matches(select, text) {
  const typed = folded(text);
  const all = [...select.options].filter((option) => option.value);
  const ranked = all.map((option) => [typed ? rank(option, typed) : 0, option]);
  return ranked.filter(([best]) => best !== null).sort((a, b) => a[0] - b[0]);
}

// What is pressed does not move away under the pointer: what a press brings comes once it is over.
let isPressed = false;
addEventListener("pointerdown", () => { isPressed = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { isPressed = false; }, true);
const released = () => new Promise((done) => {
  if (!isPressed) return done();
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(done), { once: true });
});

function line(text, role, about = {}) {
  const made = document.createElement("li");
  made.textContent = text;
  for (const [name, value] of Object.entries({ role, ...about })) made.setAttribute(name, value);
  return made;
}

function stand(select) {
  const box = document.createElement("input"), list = document.createElement("ul");
  const finder = document.createElement("div");
  let sought = "", wrong = null;
  const options = () => [...list.querySelectorAll("[role=option]:not([aria-disabled])")];
  const active = () => list.querySelector("[aria-selected=true]");
  const chosen = () => select.selectedOptions[0]?.label || "";
  finder.className = "finder";
  Object.assign(box, { id: select.id, type: "text", className: "country", autocomplete: "off", spellcheck: false, value: chosen() });
  Object.assign(list, { id: `${select.id}-list`, hidden: true });
  const label = select.labels[0];
  select.removeAttribute("id");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label?.textContent || "");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    box.setAttribute(name, value);

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
  function leave() {
    close();
    box.value = chosen();
  }
  function mark(option) {
    active()?.setAttribute("aria-selected", "false");
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }
  function open(text) {
    sought = text;
    const shown = matches(select, text), items = [];
    let group = "";
    for (const [, option] of shown) {
      const named = option.closest("optgroup")?.label || "";
      if (!text && named !== group) {
        items.push(line(named, "presentation", { class: "head" }));
        group = named;
      }
      const about = { id: `${list.id}-${option.value}`, "data-code": option.value, "aria-selected": "false" };
      items.push(line(option.label, "option", { ...about, ...(option.disabled ? BARRED : {}) }));
    }
    if (!shown.length) items.push(line(select.dataset.find, "option", BARRED));
    list.replaceChildren(...items);
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    mark(text ? options()[0] : options().find((item) => item.dataset.code === select.value));
  }
  function pick(item) {
    if (item) take(item.dataset.code);
  }
  function take(code) {
    const changed = select.value !== code;
    select.value = code;
    leave();
    unsay();
    if (changed) select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // A name that was typed and left is taken where it is a country's, else it is said to be none's.
  async function settle(typed) {
    await Promise.all([ask(), released()]);
    if (document.activeElement === box) return;
    const [best, option] = matches(select, typed)[0] || [];
    if (best === 0 && !option.disabled) return take(option.value);
    if (best === 0) return say(option.label);
    const told = option && !option.disabled ? select.dataset.nearly.replace("{country}", () => option.label) : select.dataset.lost;
    return say(told.replace("{given}", () => typed.slice(0, 40)));
  }
  function say(text) {
    unsay();
    wrong = document.createElement("p");
    Object.assign(wrong, { id: `${list.id}-wrong`, className: "wrong", textContent: text });
    label.after(wrong);
    box.setAttribute("aria-describedby", wrong.id);
    document.getElementById("told").textContent = text;
  }
  function unsay() {
    if (!wrong) return;
    wrong.remove();
    box.removeAttribute("aria-describedby");
    wrong = null;
  }
  function step(by) {
    if (list.hidden) return open("");
    sought = "";
    const all = options(), at = all.indexOf(active());
    return mark(all[(at + by + all.length) % all.length]);
  }
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => pick(active()),
    Escape: leave,
  };
  // Who typed before the names came finds by them too; a list somebody walks stays as it is.
  async function learn() {
    await ask();
    if (!list.hidden && sought) open(sought);
  }
  box.addEventListener("focus", () => { learn(); box.select(); });
  box.addEventListener("input", () => { unsay(); open(box.value); });
  box.addEventListener("click", () => list.hidden && open(""));
  box.addEventListener("blur", () => {
    const typed = box.value.trim(), isTyped = typed && typed !== chosen();
    leave();
    if (isTyped) settle(typed);
  });
  box.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || (list.hidden && !event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  });
  // What a press would take from the box is its focus, and with it the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => pick(event.target.closest("[role=option]:not([aria-disabled])")));
  select.addEventListener("follow", () => {
    if (wrong && !wrong.isConnected) unsay();
    if (list.hidden) leave();
  });
  select.hidden = true;
  select.before(finder);
  finder.append(box, list, select);
}

// The boxes of a form show what it has chosen; lists that came with it become boxes first.
window.countries = {
  show(form) {
    for (const select of form.querySelectorAll("select[data-find]")) {
      if (select.closest(".finder")) select.dispatchEvent(new Event("follow"));
      else stand(select);
    }
  },
};
