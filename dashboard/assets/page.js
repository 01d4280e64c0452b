// Small things only the browser can do: the title of the tab, and saving a chart as an image.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  page: {
    title(text) {
      if (text) document.title = text;
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
