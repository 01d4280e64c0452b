// Small things only the browser can do: the title of the tab, the focus, and saving a chart as an image.
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

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  page: {
    title(text) {
      if (text) document.title = text;
      keepFocus();
      return true;
    },
  },
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-image-of]");
  if (!button) return;
  const plot = button.closest("section").querySelector(".js-plotly-plot");
  if (plot) {
    window.Plotly.downloadImage(plot, {
      format: "png", width: 1200, height: 675, scale: 2, filename: button.dataset.imageOf,
    });
  }
});
