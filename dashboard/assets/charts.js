// Charts that can be pointed at. plotly.js draws them into the page as it stands, before Dash is
// there; Dash's page then takes over what is drawn. What Dash knows as a Drawing is the last part.
window.charts = (() => {
  const CONFIG = {
    displaylogo: false,
    showSendToCloud: false, // plotly 7 would offer to upload the chart to another host
    displayModeBar: false,
    scrollZoom: false,
    doubleClick: false,
  };
  const ahead = new Map(); // by name: a chart drawn ahead, and the place in Dash's page that waits for it
  const widths = new WeakMap();
  const figures = new WeakMap();

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
    forget(around);
    const box = Object.assign(document.createElement("p"), { className: "mark-told" });
    box.setAttribute("role", "status");
    around.after(box);
    const link = document.createElement("a");
    Object.assign(link, { href: receipt, textContent: around.dataset.receipt });
    box.replaceChildren(`${text} `, link);
  }

  function forget(around) {
    if (around.nextElementSibling?.matches(".mark-told")) around.nextElementSibling.remove();
  }

  // All drawings in an answer of Dash's, each by its name.
  function* drawingsIn(part) {
    if (Array.isArray(part)) for (const inner of part) yield* drawingsIn(inner);
    else if (part && typeof part === "object") {
      if (part.type === "Drawing") yield [part.props.name, part.props];
      else yield* drawingsIn(Object.values(part));
    }
  }

  const rest = () => new Promise((rested) => { setTimeout(rested); });

  async function drawAhead(answer) {
    const drawings = new Map(drawingsIn(answer));
    for (const place of document.querySelectorAll("#drawn [data-chart]")) {
      const drawing = drawings.get(place.dataset.chart);
      if (!drawing || !place.clientWidth) continue;
      place.style.height = `${place.clientHeight}px`;
      place.classList.add("live");
      ahead.set(place.dataset.chart, { plot: drawIn(place, drawing.figure, drawing.label) });
      await rest();
    }
  }

  function handOver() {
    for (const { plot, into } of ahead.values()) into?.append(plot);
    ahead.clear();
  }

  function Drawing({ name, figure, height, label }) {
    const place = React.useRef(null), plot = React.useRef(null);
    React.useLayoutEffect(() => {
      const found = ahead.get(name);
      if (plot.current) {
        plot.current.ariaLabel = label;
        redraw(plot.current, figure);
        forget(place.current.closest(".graph"));
      } else if (found && !found.into) {
        found.into = place.current;
        plot.current = found.plot;
      } else plot.current = drawIn(place.current, figure, label);
      place.current.classList.add("ready");
    }, [figure]);
    React.useLayoutEffect(() => () => {
      sizes.unobserve(plot.current);
      Plotly.purge(plot.current);
    }, []);
    return React.createElement("div", { ref: place, style: { height } });
  }

  // A picture that is markup already: the server has escaped all in it.
  function Drawn({ markup }) {
    return React.createElement("div", { dangerouslySetInnerHTML: { __html: markup } });
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

  return { drawAhead, handOver, Drawing, Drawn };
})();
