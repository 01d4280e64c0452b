// What only the browser can do: put what Dash answers in place of the page, turn choices into the
// address, say what an answer brought, open on paper what is folded.
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const isLive = () => root.classList.contains("live");
let shownPath = location.pathname;
let newest = null; // what came last

// The page that came is the live one as soon as its charts are and somebody answers.
async function begin(charts) {
  await window.charts.draw(charts);
  const form = byId("choices");
  root.classList.add("live", ...(navigator.clipboard ? ["copies"] : []));
  if (form) window.countries.show(form);
  showCurrent();
  // What was chosen before anybody listened is asked for now.
  if (form && [...form.elements].some(isTouched)) choose(form);
}
const isTouched = (control) => control.name && (control.matches("select")
  ? [...control.options].some((option) => option.selected !== option.defaultSelected)
  : control.matches("input")
    && (control.value !== control.defaultValue || control.checked !== control.defaultChecked));

// The parts of another page in place of those that stand. Where the page is of the same kind, what
// the reader opened stays open, and the focus stays where it was.
const STANDING = ["nav", "languages", "lead", "content", "signed"];
const FOCUSABLE = "a, button, summary, [tabindex]";
function put(parts, isSame) {
  const used = document.activeElement;
  for (const name of STANDING) {
    const part = byId(name);
    if (part.shown === parts[name]) continue;
    part.shown = parts[name];
    const at = [...part.querySelectorAll(FOCUSABLE)].indexOf(used), opened = folds(part);
    part.innerHTML = parts[name];
    for (const [key, details] of isSame ? folds(part) : []) {
      if (opened.has(key)) details.open = opened.get(key).open;
    }
    if (at >= 0 && (isSame || part.matches("header *"))) {
      part.querySelectorAll(FOCUSABLE)[at]?.focus({ preventScroll: true });
    }
  }
}

// All that can be opened, each by its name and which of that name it is.
function folds(part) {
  const all = new Map();
  for (const details of part.querySelectorAll("details")) {
    const name = details.firstElementChild.textContent;
    let nth = 0;
    while (all.has(`${name} ${nth}`)) nth += 1;
    all.set(`${name} ${nth}`, details);
  }
  return all;
}

async function arrived(parts, charts) {
  if (!isLive()) return begin(charts);
  newest = parts;
  const isSame = location.pathname === shownPath;
  shownPath = location.pathname;
  document.title = parts.title;
  put(parts, isSame);
  if (!isSame) follow(parts.form);
  byId("content").removeAttribute("aria-busy");
  byId("told").textContent = [document.querySelector("h1")?.textContent || parts.title, parts.description]
    .filter(Boolean).join(". ");
  showCurrent();
  if (isSame) window.charts.painted().then(() => newest === parts && follow(parts.form));
  const drawing = window.charts.draw(charts); // last: it asks where things stand
  if (!isSame) lead();
  return drawing;
}

// On another page reading goes on at its start, or at the part that the address names.
function lead() {
  const named = location.hash && byId(location.hash.slice(1));
  if (named) named.scrollIntoView();
  if (document.activeElement === document.body) byId("main").focus({ preventScroll: true });
}

// What Dash knows as a page: nothing of its own, it says what came.
function Shown({ parts, charts }) {
  React.useLayoutEffect(() => { if (charts) arrived(parts, charts); }, [parts, charts]);
  return null;
}

// Whether a click asks for another tab or window, or for more than to follow a link.
const leadsElsewhere = ({ button, ctrlKey, metaKey, shiftKey, altKey }) => (
  button || ctrlKey || metaKey || shiftKey || altKey);
window.page = { Shown, leadsElsewhere };

// A link to another page asks for that page, not for another document.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-page]");
  if (!link || leadsElsewhere(event) || event.defaultPrevented || !isLive()) return;
  event.preventDefault();
  scrollTo(0, 0);
  go(link.getAttribute("href"));
});

// To the page of an address; to the one that stands there is no way to go, but to a part of it.
function go(address) {
  const { pathname, search, hash } = new URL(address, location.href);
  if (pathname + search === location.pathname + location.search) {
    if (hash) location.hash = hash;
    return;
  }
  window.askAhead(address);
  history.pushState(null, "", address);
  dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
}

// Of a menu that is too long for its line, the page shown is in view.
function showCurrent() {
  for (const link of document.querySelectorAll("nav > .current")) {
    const menu = link.parentElement;
    menu.scrollLeft = link.offsetLeft - (menu.clientWidth - link.offsetWidth) / 2;
  }
}

// The address of what is chosen: in the order of every address, without what is as usual.
function addressOf(form) {
  const chosen = new FormData(form);
  const pairs = Object.entries(JSON.parse(form.dataset.usual)).flatMap(([name, usual]) => {
    const value = [...new Set(chosen.getAll(name))].filter(Boolean).join(",").trim();
    return value && value !== usual ? [[name, value]] : [];
  });
  const query = new URLSearchParams(pairs).toString().replaceAll("%2C", ",");
  return form.getAttribute("action") + (query && `?${query}`);
}

function choose(form) {
  const address = addressOf(form);
  if (!isLive()) return location.assign(address);
  go(address);
  return window.charts.follow(form);
}
document.addEventListener("change", (event) => {
  if (event.target.form?.id === "choices") choose(event.target.form);
});
document.addEventListener("submit", (event) => {
  if (event.target.id !== "choices") return;
  event.preventDefault();
  choose(event.target);
});

// A reader's own text: in a box of one line Enter sends it, and one that is too long says so before.
document.addEventListener("keydown", (event) => {
  const box = event.target, isLine = box.matches?.("textarea[rows='1']") && !box.value.includes("\n");
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !isLine) return;
  event.preventDefault();
  box.form.requestSubmit();
});
document.addEventListener("input", ({ target: box }) => {
  if (!box.dataset.tooLong) return;
  const { most, tooLong } = box.dataset, given = box.value.length > most ? [...box.value].length : 0;
  const told = given.toLocaleString(document.documentElement.lang);
  box.setCustomValidity(given > most ? tooLong.replace("{given}", told) : "");
});

// The form that came with an answer: another page's takes the place of this one; of the same page
// its values are taken over, but for the one the reader is at, and once the answer is painted: the
// reader has just chosen them.
function follow(html) {
  const came = new DOMParser().parseFromString(html, "text/html").forms[0];
  const here = byId("choices");
  if (!came || !here || came.getAttribute("action") !== here.getAttribute("action")) {
    byId("controls").replaceChildren(...(came ? [came] : []));
    if (came) window.countries.show(came);
    return;
  }
  tellWrong(here, came);
  if ("refused" in came.dataset) return;
  here.dataset.usual = came.dataset.usual;
  for (const unseen of here.querySelectorAll("input[type=hidden]")) unseen.remove();
  here.append(...came.querySelectorAll("input[type=hidden]"));
  makeAnew(here, [...came.querySelectorAll("[data-anew]")]);
  const follows = (control) => control.name && control.type !== "hidden" && !control.closest("[data-anew]");
  const settings = [...came.elements].filter(follows), mine = [...here.elements].filter(follows);
  mine.forEach((control, n) => {
    if ("checked" in control) control.checked = settings[n].checked;
    if (!["radio", "checkbox"].includes(control.type)) control.value = settings[n].value;
    for (const [at, option] of [...(control.options || [])].entries()) {
      option.disabled = settings[n].options[at]?.disabled || false;
    }
    for (const name of ["min", "max"]) if (settings[n][name]) control[name] = settings[n][name];
  });
  window.countries.show(here);
}

// What is wrong with what was typed, by its label.
function tellWrong(here, came) {
  for (const old of here.querySelectorAll(".wrong")) old.remove();
  for (const box of here.querySelectorAll("[aria-invalid]")) {
    for (const name of ["aria-invalid", "aria-describedby"]) box.removeAttribute(name);
  }
  for (const wrong of came.querySelectorAll(".wrong")) {
    const box = byId(wrong.dataset.of);
    here.querySelector(`label[for="${wrong.dataset.of}"]`)?.after(wrong);
    box?.setAttribute("aria-invalid", "true");
    box?.setAttribute("aria-describedby", wrong.id);
    box?.closest("details")?.setAttribute("open", "");
  }
}

// Choices of which others come and go with each answer; the one the reader is at stays the reader's.
function makeAnew(form, parts) {
  form.querySelectorAll("[data-anew]").forEach((old, n) => {
    const used = old.contains(document.activeElement) && document.activeElement;
    old.replaceWith(parts[n]);
    if (!used) return;
    const same = [...form.elements].filter((control) => control.name === used.name);
    const found = same.find((control) => control.value === used.value && !control.disabled) || same[0];
    found?.focus({ preventScroll: true });
  });
}

function wait() {
  byId("content")?.setAttribute("aria-busy", "true");
}
addEventListener("_dashprivate_pushstate", wait);
addEventListener("popstate", ({ state }) => window.receipts?.keeps(state) || wait());

// On paper nothing can be opened: what is folded is open there, but for long tables.
const ROWS_ON_PAPER = 25;
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main .folded > details:not([open])")]
    .filter((details) => details.querySelectorAll("tbody tr").length <= ROWS_ON_PAPER);
  for (const details of unfolded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
