// Charts that can be pointed at. plotly.js draws them where pictures of them stand, before Dash is
// there; what is drawn stays as long as its page has a chart of that name.
window.charts = (() => {
  const CONFIG = {
    displaylogo: false,
    showSendToCloud: false, // plotly 7 would offer to upload the chart to another host
    displayModeBar: false,
    scrollZoom: false,
    doubleClick: false,
  };
  const drawn = new Map(); // by its name: the chart, what came for it, whether choices are ahead of it
  const widths = new WeakMap();
  const figures = new WeakMap();
  let asked = 0;

  const sizes = new ResizeObserver((entries) => {
    for (const { target: plot } of entries) {
      if (!plot.clientWidth || plot.clientWidth === widths.get(plot)) continue;
      const figure = figures.get(plot), before = widths.get(plot);
      widths.set(plot, plot.clientWidth);
      if (isNarrow(figure, before) !== isNarrow(figure, plot.clientWidth)) redraw(plot, figure);
      Plotly.Plots.resize(plot); // Plotly.react alone keeps the width it had
    }
  });

  let pointed = 0;
  document.addEventListener("pointerdown", (event) => { pointed = event.clientY; }, true);

  // Where there is little room a figure's layout says what it then has otherwise.
  const isNarrow = ({ layout: { meta } }, width) => Boolean(meta) && width < meta.under;
  function fitted(figure, width) {
    const { data, layout } = figure;
    if (!isNarrow(figure, width)) return [data, { ...layout }, CONFIG];
    const unlisted = data.map((trace) => ({ ...trace, showlegend: false }));
    return [[...unlisted, ...layout.meta.named], { ...layout, ...layout.meta.layout }, CONFIG];
  }
  function redraw(plot, figure) {
    figures.set(plot, figure);
    return Plotly.react(plot, ...fitted(figure, plot.clientWidth));
  }

  // By ear it is one picture: its links and ticks are read in the table below.
  function plotOf(label) {
    return Object.assign(document.createElement("div"), { className: "plot", role: "img", ariaLabel: label });
  }
  function show(plot, figure) {
    if (figures.has(plot)) return redraw(plot, figure);
    figures.set(plot, figure);
    Plotly.newPlot(plot, ...fitted(figure, plot.clientWidth));
    plot.on("plotly_click", ({ points }) => tell(plot, points));
    widths.set(plot, plot.clientWidth);
    sizes.observe(plot);
  }

  // What a mark says, under its chart, with the way to its receipt. A click tells all marks of its
  // year; the nearest to the pointer is meant.
  function tell(plot, points) {
    const far = ({ bbox }) => (bbox ? Math.abs((bbox.y0 + bbox.y1) / 2 - pointed) : 0);
    const [{ customdata }] = [...points].sort((one, other) => far(one) - far(other));
    if (!customdata?.[1]) return;
    const [, receipt, text] = customdata;
    const around = plot.closest(".graph");
    if (around.nextElementSibling?.matches(".mark-told")) around.nextElementSibling.remove();
    const box = Object.assign(document.createElement("p"), { className: "mark-told" });
    box.setAttribute("role", "status");
    around.after(box);
    const link = document.createElement("a");
    Object.assign(link, { href: receipt, textContent: around.dataset.receipt });
    box.replaceChildren(`${text} `, link);
  }

  const rest = () => new Promise((rested) => { setTimeout(rested); });
  const painted = () => (document.hidden ? rest()
    : new Promise((seen) => { requestAnimationFrame(() => setTimeout(seen)); }));

  // The charts of a page in their places, as high as the pictures there. What stands already is moved
  // there at once where it is the same; else the picture is seen until the chart is drawn anew.
  async function draw(charts) {
    const turn = ++asked, isAnew = drawn.size > 0;
    const places = [...document.querySelectorAll("[data-chart]")].filter((place) => charts[place.dataset.chart]);
    for (const [name, { plot }] of drawn) if (!charts[name]) drop(name, plot);
    const left = [];
    for (const place of places) {
      const { figure, label } = charts[place.dataset.chart], before = drawn.get(place.dataset.chart);
      const text = JSON.stringify(figure);
      if (before) before.plot.ariaLabel = label;
      const isSame = before?.text === text;
      if (isSame || before?.isAhead) stand(place, before.plot, charts);
      if (!isSame || before.isAhead) left.push([place, text]);
    }
    if (isAnew) for (const [place] of left) showAny(place);
    for (const [n, [place, text]] of left.entries()) {
      await (isAnew && !n ? painted() : rest());
      if (turn !== asked) return; // the reader has gone on to another page
      const name = place.dataset.chart, { figure, label } = charts[name];
      const plot = drawn.get(name)?.plot || plotOf(label);
      stand(place, plot, charts);
      show(plot, figure);
      drawn.set(name, { plot, text, figure });
    }
  }

  // What choices change without an answer changes before the answer comes.
  const hasOwner = ({ meta }) => Boolean(meta);
  async function follow(form) {
    const turn = asked;
    arrange(new FormData(form).get("order"));
    for (const one of drawn.values()) {
      const { plot, figure } = one, ahead = window.atOnce(figure, form);
      if (ahead === figures.get(plot)) continue;
      one.isAhead = ahead !== figure;
      show(plot, ahead);
      const isEmpty = figure.data.some(hasOwner) && !ahead.data.some(hasOwner);
      plot.closest(".chart")?.toggleAttribute("hidden", isEmpty);
      await rest();
      if (turn !== asked) return; // the answer is here
    }
  }

  // Charts whose part says how they stand in each order are put in the one chosen.
  function arrange(order) {
    for (const part of document.querySelectorAll("[data-orders]")) {
      const names = JSON.parse(part.dataset.orders)[order] ?? [];
      const wanted = names.map((name) => document.getElementById(name).closest(".chart"));
      if (wanted.some((one, n) => one !== part.children[n])) part.append(...wanted);
    }
  }

  // Which of the widths that the server draws are seen here, each by its number: as the style sheet
  // chooses among them.
  const FROM = [0, 470, 750, 1050];
  const nth = (width) => FROM.findLastIndex((least) => width >= least);
  function widthsSeen() {
    const seen = [...drawn.values()].map(({ plot }) => plot.clientWidth).filter(Boolean).map(nth);
    return [...new Set(seen)].sort().join();
  }

  // A picture of another width than is wanted is better than none, until the chart is drawn.
  function showAny(place) {
    if ([...place.children].some((one) => one.checkVisibility())) return;
    if (place.lastElementChild) place.lastElementChild.style.display = "block";
  }

  function stand(place, plot, charts) {
    place.style.height = `${charts[place.dataset.chart].height}px`;
    place.closest(".chart")?.removeAttribute("hidden");
    if (plot.parentElement !== place) place.replaceChildren(plot);
  }

  function drop(name, plot) {
    sizes.unobserve(plot);
    Plotly.purge(plot);
    drawn.delete(name);
  }

  // No script runs while paper is laid out: before it, charts are drawn as wide as the style sheet's
  // pages of A4 are between their margins.
  const PAPER = 680;
  function drawAt(width) {
    for (const plot of document.querySelectorAll(".js-plotly-plot")) {
      Plotly.relayout(plot, { width, autosize: !width });
    }
  }
  addEventListener("beforeprint", () => drawAt(PAPER));
  addEventListener("afterprint", () => drawAt(null));

  return { draw, follow, painted, widthsSeen };
})();
