// What a reader takes along: a chart saved as an image, a frame for a page of theirs, copies of texts.
(() => {
  // The chart with what it needs where it stands alone: page, title, whose figures, which vintage.
  function told(plot, section) {
    const lines = section.querySelector(".sources, .whose").textContent.match(/.{1,150}(\s|$)/g) || [];
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

  // An address as it is given out: on the site that the page says it is of, however it was asked for.
  function givenOut(address) {
    const page = document.querySelector("link[rel=canonical]")?.href || location.href;
    return new URL(address, page).href;
  }

  // The frame for pages of other sites, as large as the server says, and what it will show.
  async function fillShare(details) {
    const code = details.open && details.matches(".take") && details.querySelector("code");
    if (!code) return;
    const address = details.querySelector("a").getAttribute("href");
    const holder = details.querySelector(".picture");
    if (holder.shown === address) return;
    holder.shown = address;
    const picture = new Image();
    picture.alt = code.previousElementSibling.textContent;
    picture.src = `/embed${address}`;
    holder.replaceChildren(picture);
    const answer = await fetch(`/oembed?url=${encodeURIComponent(givenOut(address))}`);
    if (answer.ok && holder.shown === address) code.textContent = (await answer.json()).html;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const copied = button.previousElementSibling;
    const address = copied.getAttribute("href");
    await navigator.clipboard.writeText(address ? givenOut(address) : copied.textContent);
    // What lies under an open panel is not heard.
    const told = document.querySelector("dialog[open] [role=status]") || document.getElementById("told");
    told.textContent = button.dataset.done;
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 2000);
  });
  document.addEventListener("toggle", (event) => fillShare(event.target), true);
})();
