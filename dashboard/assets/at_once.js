// What a chart becomes by the choices of a form, as far as it has all that it takes: the same where
// they change nothing of it. dashboard/charts/difference.py writes what is applied here.
window.atOnce = (() => {
  const isParts = (change) => Boolean(change) && typeof change === "object" && !Array.isArray(change);
  function changed(one, change) {
    if (!isParts(change)) return change ?? undefined;
    const copy = Array.isArray(one) ? [...one] : { ...one };
    for (const [name, part] of Object.entries(change)) copy[name] = changed(copy[name], part);
    return copy;
  }

  // Of a partner that is chosen no more: its traces, and its name beside the lines or above them,
  // with what leads to it.
  function without(figure, partners) {
    const stays = ({ meta, name }, code = meta ?? name) => partners.includes(code);
    const { data, layout } = figure, { annotations, shapes, meta } = layout;
    const kept = data.filter((trace) => !trace.meta || stays(trace));
    if (kept.length === data.length) return figure;
    return { ...figure, data: kept, layout: {
      ...layout,
      annotations: annotations.filter((note) => !note.name || stays(note)),
      shapes: shapes.filter((shape) => !shape.name || stays(shape)),
      ...(meta && { meta: { ...meta, named: meta.named.filter((trace) => stays(trace)) } }),
    } };
  }

  return (figure, form) => {
    const chosen = new FormData(form), partners = chosen.getAll("partner").filter(Boolean);
    let found = figure;
    for (const [choice, change] of Object.entries(figure.instead || {})) {
      const [name, value] = choice.split("=");
      if (chosen.getAll(name).includes(value)) found = changed(found, change);
    }
    return partners.length ? without(found, partners) : found; // with none, the usual ones come
  };
})();
