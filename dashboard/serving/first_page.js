/* Runs at the end of the page, which stands by now. Hands Dash the answers the page brings, asks for
   the scripts that make it live, and runs them after the first paint; where data are to be saved it
   does both once the reader touches anything. */
(function () {
  /* Light or dark as the reader's system is, until the reader says otherwise; kept in this browser. */
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("theme");
    if (theme) root.dataset.theme = theme;
  } catch { /* where nothing is kept, the system decides */ }
  root.classList.add("themes");
  document.addEventListener("click", (event) => {
    if (event.target.id !== "theme") return;
    const isDark = getComputedStyle(root).colorScheme === "dark"
      || (!root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    const theme = root.dataset.theme = isDark ? "light" : "dark";
    try { localStorage.setItem("theme", theme); } catch { /* it holds for this page */ }
  });

  /* A page that answers a text comes alone: at its address there is another. */
  const later = document.getElementById("scripts");
  if ("alone" in later.dataset) {
    root.classList.add("unscripted");
    return;
  }

  /* The page comes with the answers to Dash's first questions (layout, callbacks, the routing
     callback for this address), each in a <script data-answer>. This hands them over when Dash
     asks and lets every other request pass; a question put differently goes to the server. */
  const kept = new Map();
  for (const script of document.querySelectorAll("script[data-answer]")) {
    kept.set(script.dataset.answer, script.textContent);
  }
  const ask = window.fetch;
  const isOfPage = (url) => String(url).includes("/_dash-update-component");
  let first = null; /* what Dash asks a page with: address and options */

  function question(url, options) {
    const path = String(url).split("?")[0];
    if (!options || options.method !== "POST") return path;
    const body = JSON.parse(options.body);
    if ((body.state || []).length) return null;
    const inputs = body.inputs.map((input) => [input.id, input.property, input.value]);
    return path + " " + JSON.stringify([body.output, inputs]);
  }

  window.fetch = function (url, options) {
    let answer;
    if (isOfPage(url)) first ??= [url, options];
    try {
      const asked = question(url, options);
      answer = kept.get(asked);
      kept.delete(asked);
    } catch {
      answer = undefined;
    }
    if (answer === undefined) {
      return isOfPage(url) ? fresh(url, options) : ask.apply(window, arguments);
    }
    if (answer instanceof Promise) return answer;
    const headers = { "Content-Type": "application/json" };
    return Promise.resolve(new Response(answer, { headers }));
  };

  /* A page that the reader goes to is asked for at once: Dash comes to it some frames later, and is
     handed what has come, or is yet to. */
  window.askAhead = function (address) {
    if (!first) return;
    const [url, options] = first, value = new URL(address, location.href);
    const body = JSON.parse(options.body);
    for (const input of body.inputs) input.value = value[input.property];
    const asking = { ...options, body: JSON.stringify(body) };
    const answer = fresh(url, asking);
    answer.catch(() => {}); /* whoever takes it over is told */
    kept.clear();
    kept.set(question(url, asking), answer);
  };

  const fresh = (url, options) => ask(url, fitting(options)).then(whole, whole);

  /* Charts of the next page are drawn as wide as those of this one are seen. */
  function fitting(options) {
    const widths = window.charts?.widthsSeen();
    return widths ? { ...options, headers: { ...options.headers, "Chart-Widths": widths } } : options;
  }

  /* Where a live page gets no answer, it is asked for as a document, which says what is wrong. */
  function whole(answer) {
    if (!answer.ok && root.classList.contains("live")) location.reload();
    if (answer instanceof Error) throw answer;
    return answer;
  }

  const sources = [...later.content.querySelectorAll("script[src]")].map((one) => one.getAttribute("src"));
  const isOfCharts = (source) => source.includes("/assets/charts.js");
  const ofCharts = sources.filter(isOfCharts), others = sources.filter((one) => !isOfCharts(one));
  const touches = ["pointerdown", "keydown", "focusin"];

  function fetched(source, inOrder) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = done;
      script.onerror = () => failed(new Error(`${source} did not load`));
      script.async = !inOrder;
      script.src = source;
      document.head.append(script);
    });
  }

  function ahead(source) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "script", fetchPriority: "low", href: source });
    document.head.append(link);
  }

  /* What draws the charts is on its way before the paint, since the page itself has come whole by now. */
  function prepare() {
    document.head.append(...later.content.querySelectorAll("link"));
    ofCharts.forEach(ahead);
  }

  /* The charts first; Dash comes while they are drawn, and is run after. Where a script does not
     come, the page stays as it is drawn, with the button of its form. */
  async function load() {
    const plotly = document.getElementById("_plotly").getAttribute("href");
    try {
      await Promise.all([plotly, ...ofCharts].map((source) => fetched(source, false)));
      others.forEach(ahead);
      for (const answer of kept.values()) {
        const charts = JSON.parse(answer).response?.page?.charts;
        if (charts) await window.charts.draw(charts);
      }
      await Promise.all(others.map((source) => fetched(source, true)));
    } catch {
      root.classList.add("unscripted");
      return;
    }
    window.renderer = new DashRenderer();
  }

  function touched() {
    for (const touch of touches) removeEventListener(touch, touched, true);
    prepare();
    load();
  }

  const sparing = (navigator.connection || {}).saveData
    || matchMedia("(prefers-reduced-data: reduce)").matches;
  if (sparing) for (const touch of touches) addEventListener(touch, touched, true);
  else {
    prepare();
    requestAnimationFrame(() => setTimeout(load));
  }
})();
