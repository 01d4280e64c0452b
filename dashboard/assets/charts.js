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
  const drawn = new Map(); // by its name: the chart, and what of it was drawn
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
  function drawIn(place, figure, label) {
    const plot = Object.assign(document.createElement("div"), { className: "plot", role: "img", ariaLabel: label });
    place.append(plot);
    figures.set(plot, figure);
    Plotly.newPlot(plot, ...fitted(figure, plot.clientWidth));
    plot.on("plotly_click", ({ points }) => tell(plot, points));
    widths.set(plot, plot.clientWidth);
    sizes.observe(plot);
    return plot;
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

  // The charts of a page in their places, as high as they will be before the first is drawn. What
  // stands already is moved there, and drawn anew only where it has become another.
  async function draw(charts) {
    const turn = ++asked;
    const places = [...document.querySelectorAll("[data-chart]")].filter((place) => charts[place.dataset.chart]);
    for (const [name, { plot }] of drawn) if (!charts[name]) drop(name, plot);
    for (const place of places) {
      const { height, label } = charts[place.dataset.chart], plot = drawn.get(place.dataset.chart)?.plot;
      place.style.height = `${height}px`;
      place.classList.add("live");
      if (plot) plot.ariaLabel = label;
      if (plot && plot.parentElement !== place) place.replaceChildren(plot);
    }
    for (const place of places) {
      const name = place.dataset.chart, { figure, label } = charts[name];
      const before = drawn.get(name), text = JSON.stringify(figure);
      if (before?.text === text) continue;
      const plot = before?.plot || drawIn(place, figure, label);
      if (before) redraw(plot, figure);
      drawn.set(name, { plot, text });
      place.replaceChildren(plot);
      await rest();
      if (turn !== asked) return; // the reader has gone on to another page
    }
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

  return { draw };
})();
