// A receipt beside what it is about: a plain click on a way to one opens it in a panel over the page, at
// the receipt's own address. The page below stays as it is, so Dash is told nothing of such an address:
// its entry in the history names the page it was opened `over`, and how many steps back that is.
window.receipts = (() => {
  const panel = () => document.querySelector(".live #panel");
  const here = () => location.pathname + location.search;
  const isOver = (state) => panel() && state?.over === page;
  let page = here(), title = "", way = null, wanted = "";

  // From the receipt's own page: its heading and what stands under it, without menu and form.
  async function read(address) {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const came = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { title: came.title, parts: came.querySelectorAll("#lead > :not(nav, .said-by), #content > *") };
  }

  async function show() {
    const sheet = panel(), told = sheet.querySelector(".told"), address = here();
    wanted = address;
    sheet.onclose = closed;
    sheet.setAttribute("closedby", "any"); // a press beside it closes it, where browsers know that
    sheet.setAttribute("aria-busy", "true");
    if (!sheet.open) {
      title = document.title;
      told.replaceChildren();
      sheet.showModal();
      sheet.focus();
    }
    try {
      const came = await read(address);
      if (wanted !== address) return;
      told.replaceChildren(...came.parts);
      document.title = came.title;
      const heading = told.querySelector("h1");
      heading.tabIndex = -1;
      heading.focus();
      sheet.scrollTop = 0;
      sheet.removeAttribute("aria-busy");
    } catch {
      if (wanted === address) location.reload(); // the page of this address is the receipt itself
    }
  }

  // By Escape, its button, a press beside it, or Back; all but the last leave its address standing.
  function closed() {
    wanted = "";
    document.title = title;
    if (history.state?.over === page) history.go(-history.state.depth);
    if (way?.isConnected) way.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("#panel .close")) panel().close();
    const link = event.target.closest("a[href^='/receipt?']:not([target])");
    if (!link || !panel() || window.page.leadsElsewhere(event)) return;
    event.preventDefault();
    event.stopPropagation(); // else the link leads to its page
    const address = link.getAttribute("href"), isOpen = panel().open;
    if (!isOpen) way = link;
    if (address === here()) return;
    history.pushState({ over: page, depth: isOpen ? history.state.depth + 1 : 1 }, "", address);
    show();
  }, true);

  // A step in the history that leaves the page below as it is; Dash, which listens later, hears of no such.
  const keeps = (state) => isOver(state) || here() === page;
  addEventListener("popstate", (event) => {
    if (keeps(event.state)) event.stopImmediatePropagation();
    if (isOver(event.state)) show();
    else {
      panel()?.close();
      page = here();
    }
  });
  addEventListener("_dashprivate_pushstate", () => { page = here(); });

  return { keeps };
})();
