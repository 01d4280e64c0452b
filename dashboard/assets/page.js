// Small things only the browser can do: the title of the tab, the focus, names, and saving a chart as an image.
let shownPath = location.pathname;

// A link that led to another page is gone with the old one: go on reading at the new page's start.
function keepFocus() {
  if (location.pathname === shownPath) return;
  shownPath = location.pathname;
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.getElementById("main").focus({ preventScroll: true });
  });
}

// Of a menu that is too long for its line, the page shown is in view; and by ear it is the current one.
function showCurrent() {
  const menu = document.getElementById("nav");
  for (const link of menu.children) {
    if (!link.classList.contains("current")) {
      link.removeAttribute("aria-current");
      continue;
    }
    link.setAttribute("aria-current", "page");
    menu.scrollLeft = link.offsetLeft - (menu.clientWidth - link.offsetWidth) / 2;
  }
}

// Dash names a dropdown by its value alone; what the value is of stands in the label.
function nameDropdowns() {
  for (const button of document.querySelectorAll(".control .dash-dropdown")) {
    const label = button.closest(".control").querySelector("label");
    button.setAttribute("aria-labelledby", `${label.id} ${button.id}-value`);
  }
}

let controls = null; // watched from when Dash has made it

function watchControls() {
  if (controls) return;
  controls = document.getElementById("controls");
  new MutationObserver(nameDropdowns).observe(controls, { childList: true, subtree: true });
  nameDropdowns();
}

let pointed = 0;
document.addEventListener("pointerdown", (event) => { pointed = event.clientY; }, true);

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  page: {
    title(text) {
      if (text) document.title = text;
      keepFocus();
      requestAnimationFrame(showCurrent);
      watchControls();
      return true;
    },
    // A click on a mark of a chart leads to the receipt of its number. Charts tell all marks of
    // the year clicked; the nearest to the pointer is meant.
    receipt(...clicks) {
      const points = (dash_clientside.callback_context.triggered[0] || {}).value?.points || [];
      const far = ({ bbox }) => (bbox ? Math.abs((bbox.y0 + bbox.y1) / 2 - pointed) : 0);
      const [point] = [...points].sort((one, other) => far(one) - far(other));
      const address = point?.customdata?.[1];
      if (address) location.assign(address);
      return dash_clientside.no_update;
    },
  },
});

// The chart with what it needs where it stands alone: page, title, whose figures, which vintage.
function told(plot, section) {
  const lines = section.querySelector(".sources").innerText.match(/.{1,150}(\s|$)/g) || [];
  const names = [document.querySelector("h1")?.innerText, section.querySelector("h2").innerText];
  const note = {
    text: lines.join("<br>"), x: 0, xref: "paper", xanchor: "left", align: "left",
    y: 0, yref: "paper", yanchor: "top", showarrow: false, font: { size: 11 },
    yshift: plot.layout.showlegend ? -150 : -36,
  };
  const { annotations = [], margin = {}, ...layout } = plot.layout;
  return {
    data: plot.data,
    layout: {
      ...layout,
      title: { text: [...new Set(names)].join(": "), x: 0.01, font: { size: 18 } },
      margin: { ...margin, t: 56, b: 40 + 16 * lines.length + (layout.showlegend ? 120 : 0) },
      annotations: [...annotations, note],
      paper_bgcolor: "white", plot_bgcolor: "white",
    },
  };
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-image-of]");
  if (!button) return;
  const plot = button.closest("section").querySelector(".js-plotly-plot");
  if (plot) {
    window.Plotly.downloadImage(told(plot, button.closest("section")), {
      format: "png", width: 1200, height: 760, scale: 2, filename: button.dataset.imageOf,
    });
  }
});

// A table is text until it is opened: a thousand cells would keep the first chart waiting.
function fillTable(details) {
  const holder = details.open && details.querySelector("[data-table]");
  if (!holder || holder.shown === holder.dataset.table) return;
  holder.innerHTML = holder.dataset.table;
  holder.shown = holder.dataset.table;
}
document.addEventListener("toggle", (event) => fillTable(event.target), true);
new MutationObserver((changes) => {
  for (const change of changes) fillTable(change.target.closest("details"));
}).observe(document.documentElement, { subtree: true, attributeFilter: ["data-table"] });
