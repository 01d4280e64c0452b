// The tour of the first page: the steps that its link leads to, each beside what it tells of. It is
// opened by the link alone and keeps nothing; where it cannot be shown, the link leads to its steps.
(() => {
  const AWAY = 12; // px between what is told of and what is said
  let box = null, steps = null, at = 0;

  const part = (name) => box.querySelector(`[data-part=${name}]`);

  function made(tag, about, ...inner) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(about)) element.setAttribute(name, value);
    element.append(...inner);
    return element;
  }

  function boxOf({ back, next, close }) {
    const button = (name, text, act) => {
      const pressed = made("button", { type: "button", "data-part": name }, text);
      pressed.addEventListener("click", act);
      return pressed;
    };
    return made(
      "div",
      { popover: "auto", class: "tour-step", role: "dialog", "aria-labelledby": "tour-name", "aria-describedby": "tour-text" },
      made("div", { "aria-live": "polite" }, made("p", { "data-part": "count" }),
        made("h2", { id: "tour-name" }), made("p", { id: "tour-text" })),
      made("div", { class: "acts" }, button("back", back, () => show(at - 1)),
        button("next", next, () => show(at + 1)), button("close", close, () => box.hidePopover())),
    );
  }

  // What a step tells of: another page of the same kind may lack it, and then it tells of the page.
  function target() {
    const found = document.querySelector(steps[at].dataset.shown) || document.querySelector("main h1");
    for (const other of document.querySelectorAll("[data-toured]")) if (other !== found) delete other.dataset.toured;
    found.dataset.toured = "";
    return found.getBoundingClientRect();
  }

  // Under it, and along with it when the page is scrolled.
  function place() {
    const { left, bottom } = target(), room = document.documentElement.clientWidth - box.offsetWidth - AWAY;
    box.style.left = `${scrollX + Math.max(AWAY, Math.min(left, room))}px`;
    box.style.top = `${scrollY + bottom + AWAY}px`;
  }

  function bringIntoView() {
    const top = target().top - AWAY, below = box.getBoundingClientRect().bottom + AWAY - innerHeight;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: Math.min(top, Math.max(below, 0)), behavior: still ? "instant" : "smooth" });
  }

  function show(number) {
    at = number;
    const [name, text] = [steps[at].firstElementChild, steps[at].lastElementChild];
    part("count").textContent = steps[at].dataset.count;
    box.querySelector("#tour-name").textContent = name.textContent;
    box.querySelector("#tour-text").textContent = text.textContent;
    part("back").hidden = at === 0;
    part("next").hidden = at === steps.length - 1;
    place();
    bringIntoView();
    part(part("next").hidden ? "close" : "next").focus({ preventScroll: true });
  }

  const sizes = new ResizeObserver(() => box && place());

  function begin(link) {
    box = boxOf(steps[0].parentElement.dataset);
    box.addEventListener("toggle", ({ newState }) => {
      if (newState === "closed") end(link);
    });
    document.body.append(box);
    link.focus({ preventScroll: true }); // where the focus goes back to, also where a click gives none
    box.showPopover();
    show(0);
    sizes.observe(document.body);
  }

  function end(link) {
    sizes.disconnect();
    box.remove();
    box = null;
    for (const one of document.querySelectorAll("[data-toured]")) delete one.dataset.toured;
    if (document.activeElement === link) link.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.tour");
    // The page as it came gives way to the live one, and what is told of with it.
    if (!link || window.page.leadsElsewhere(event) || !document.documentElement.matches(".live") || !link.showPopover) return;
    event.preventDefault();
    if (box) return;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
      steps = [...page.querySelectorAll("[data-shown]")];
    } catch {
      steps = [];
    }
    if (!steps.length) location.assign(link.href);
    else if (link.isConnected && !box) begin(link);
  });

  // What was told of is gone with its page.
  for (const left of ["_dashprivate_pushstate", "popstate"]) addEventListener(left, () => box?.hidePopover());
})();
