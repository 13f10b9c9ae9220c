"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const main = document.querySelector("main");

  function add(parent, tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
    if (className) element.className = className;
    parent.append(element);
    return element;
  }

  function number(value) {
    if (value === null || value === undefined) return "–";
    if (typeof value !== "number") return String(value);
    if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
    const size = Math.abs(value);
    return size >= 1e-3 && size < 1e6 ? String(Number(value.toPrecision(5))) : value.toExponential(3);
  }

  function unit(name) {
    const text = data.columns[name].unit;
    return data.reduced && text !== "" && text !== "1" ? "reduced" : text;
  }

  function label(name) {
    const text = unit(name);
    return name.replaceAll("_", " ") + (text === "" || text === "1" ? "" : ", " + text);
  }

  function verdict(parent, word) {
    return add(parent, "span", word, "verdict " + word);
  }

  function summary() {
    const status = data.status;
    document.title = "Continuo run " + status.directory;
    add(main, "h1", status.directory);
    const last = status["last-step"];
    add(main, "p", status.state + ", " + status.states + " of " + (last + 1) + " states", "note");
    const list = add(main, "dl");
    const timeUnit = data.reduced ? "reduced time units" : "ps";
    const rows = [
      ["simulated time", number(status.time) + " " + timeUnit],
      ["gap of time scales", number(status.gap)],
      ["replicas", number(status.replicas) + ", " + number(status.quarantined) + " in quarantine"],
      ["seconds a state", number(status["seconds-per-step"])],
      ["atom-steps", number(status["atom-steps"])],
      ["core-seconds in bursts", number(status["burst-core-seconds"])],
      ["bytes stored", number(status.bytes)],
    ];
    for (const [name, value] of rows) {
      add(list, "dt", name);
      add(list, "dd", value);
    }
  }

  function verdicts() {
    add(main, "h2", "Verdicts");
    add(main, "p", "How many states may be trusted, and why not the others; # stands for a number.", "note");
    const table = add(main, "table");
    for (const word of ["trust", "doubtful", "invalid"]) {
      for (const [reason, count] of Object.entries(data.verdicts[word] || {})) {
        const row = add(table, "tr");
        verdict(add(row, "td", "", "text"), word);
        add(row, "td", count);
        add(row, "td", reason, "text wide");
      }
    }
    if (data.reasons.length > 0) {
      const box = add(add(main, "details"), "summary", "the last " + data.reasons.length + " of them").parentNode;
      const list = add(add(box, "div", "", "scroll"), "table");
      for (const [step, time, word, reason] of data.reasons) {
        const row = add(list, "tr");
        add(row, "td", step);
        add(row, "td", number(time));
        verdict(add(row, "td", "", "text"), word);
        add(row, "td", reason, "text wide");
      }
    }
  }

  const colours = ["#1f5fa8", "#b3431e", "#2e7d4f", "#6a4a9c"];

  function chart(parent, x, xLabel, curves, options) {
    const shown = curves.filter(curve => curve.values.some(value => value !== null));
    if (shown.length === 0) return;
    const figure = add(parent, "figure");
    const positive = options.log
      ? shown.map(curve => curve.values.map(value => (value > 0 ? value : null)))
      : shown.map(curve => curve.values);
    new uPlot(
      {
        width: 540,
        height: 260,
        scales: { x: { time: false, distr: options.logX ? 3 : 1 }, y: { distr: options.log ? 3 : 1 } },
        axes: [{ label: xLabel }, { size: 70, values: (u, ticks) => ticks.map(tick => (tick === null ? "" : number(tick))) }],
        series: [{ label: xLabel, value: (u, value) => number(value) }].concat(
          shown.map((curve, index) => ({
            label: curve.label,
            stroke: colours[index],
            width: options.points ? 0 : 1.5,
            points: options.points ? { show: true, size: 6, fill: colours[index] } : undefined,
            value: (u, value) => number(value),
          }))),
      },
      [x, ...positive],
      figure);
    add(figure, "figcaption", options.caption);
  }

  function charts() {
    add(main, "h2", "Course of the run");
    add(
      main,
      "p",
      (data.every > 1 ? "Every " + data.every + "th state. " : "") + "Drag to enlarge a part, double-click to return.",
      "note");
    const parent = add(main, "div", "", "charts");
    const steps = data.steps;
    const curve = name => ({ label: label(name), values: steps[name] });
    const meaning = names => names.map(name => name.replaceAll("_", " ") + ": " + data.columns[name].description).join(". ") + ".";
    const groups = [
      { names: ["radius_of_gyration", "mean_link_length"] },
      { names: ["potential_energy"] },
      { names: ["temperature"] },
      { names: ["tau_slow", "dt", "tau_fast"], log: true },
      { names: ["gap"], log: true },
      { names: ["noise_ratio"], log: true },
      { names: ["mismatch", "constraint_drift"] },
      { names: ["residual"] },
      { names: ["replicas"] },
      { names: ["wall_seconds"] },
    ];
    for (const group of groups) {
      chart(parent, steps.time, label("time"), group.names.map(curve), {
        log: group.log,
        points: data.states === 1,
        caption: meaning(group.names),
      });
    }
    if (data.spectrum.k.length > 0) {
      chart(
        parent,
        data.spectrum.k,
        "k" + (data.reduced ? ", reduced" : ", 1/nm"),
        [{ label: "⟨|Φ|²⟩" + (data.reduced ? ", reduced" : ", nm^2"), values: data.spectrum.power }],
        { log: true, points: true, caption: "Spectrum: mean square order parameter of one wavenumber, second half of the run." });
    }
  }

  function modes() {
    if (data.states === 0) return;
    add(main, "h2", "Order parameters at state " + (data.states - 1));
    const table = add(add(main, "div", "", "scroll"), "table");
    const head = add(add(table, "thead"), "tr");
    const columns = data.modes.columns;
    for (const column of columns) {
      const cell = add(head, "th", column.name);
      cell.title = column.description;
      const text = data.reduced && column.unit !== "" && column.unit !== "1" ? "reduced" : column.unit;
      add(cell, "small", text === "1" ? "" : text);
    }
    const body = add(table, "tbody");
    for (const values of data.modes.rows) {
      const row = add(body, "tr");
      values.forEach((value, index) => {
        if (columns[index].name === "verdict" && value !== null) {
          verdict(add(row, "td", "", "text"), value);
        } else {
          add(row, "td", number(value), typeof value === "string" ? "text" : "");
        }
      });
    }
  }

  summary();
  if (data.states > 0) {
    verdicts();
    charts();
    modes();
  }
  add(main, "h2", "Configuration and versions");
  add(main, "p", "run.json: with it the same rows can be computed again, to the last bit.", "note");
  add(main, "pre", data.description);
})();
