/* Runs before Dash. Two things, both for the first chart of the page. */

/* dcc.Graph awaits window.Plotly, and would fetch a plotly.js itself where there is none. A promise
   in its place lets the text of the page stand there while our plotly.js is still on its way. */
window.Plotly = new Promise((done, failed) => {
  const script = document.createElement("script");
  script.onload = () => done(window.Plotly); // by now plotly.js has put itself there
  script.onerror = () => failed(new Error("plotly.js did not load"));
  script.src = document.getElementById("_plotly").href;
  document.head.append(script);
});

/* The page comes with the answers to Dash's first questions (layout, callbacks, the routing
   callback for this address), each in a <script data-answer>. This hands them over when Dash
   asks and lets every other request pass; a question put differently goes to the server. */
(function () {
  const kept = new Map();
  for (const script of document.querySelectorAll("script[data-answer]")) {
    kept.set(script.dataset.answer, script.textContent);
  }
  const ask = window.fetch;

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
    try {
      const asked = question(url, options);
      answer = kept.get(asked);
      kept.delete(asked);
    } catch {
      answer = undefined;
    }
    if (answer === undefined) return ask.apply(window, arguments);
    const headers = { "Content-Type": "application/json" };
    return Promise.resolve(new Response(answer, { headers }));
  };
})();
