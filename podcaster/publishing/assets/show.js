// A show's own page: search over titles, speakers and transcripts. The subscribe page: copy the feed's address.
"use strict";
(() => {
  const MOST_EPISODES = 30;
  const MOST_PLACES = 3; // per episode
  const AROUND = 90; // characters shown before a word that was found
  const CARDS = 24; // shown at once; the browser's own search finds words in the others too
  const copy = document.querySelector("[data-copy]");
  copy?.addEventListener("click", async () => {
    const address = document.getElementById("address");
    let done = false;
    try {
      await navigator.clipboard.writeText(address.textContent);
      done = true;
    } catch { // only pages over https have a clipboard
      getSelection().selectAllChildren(address);
      done = document.execCommand("copy");
    }
    document.getElementById("copied").textContent = done ? "Copied" : "Press Ctrl+C to copy";
  });

  const field = document.getElementById("search");
  if (!field) return;
  const listed = document.getElementById("listed");
  const found = document.getElementById("found");
  const count = document.getElementById("count");
  const volumes = (self.podcasterSearch ||= []);
  let loading = null;

  // Cards of older episodes come when they are asked for.
  function fold(cards) {
    if (cards.length < 1.5 * CARDS) return;
    const more = element("button", { type: "button", className: "pill more" });
    let last = cards[0].parentElement;
    const rest = [];
    for (let i = CARDS; i < cards.length; i += CARDS) {
      const part = element("ol", { className: "cards" }, ...cards.slice(i, i + CARDS));
      part.hidden = "until-found";
      part.addEventListener("beforematch", () => show(rest.indexOf(part) + 1));
      last.after(part);
      rest.push(last = part);
    }
    function show(count) {
      for (const part of rest.splice(0, count)) part.hidden = false;
      more.hidden = !rest.length;
      more.textContent = `Show more (${rest.reduce((sum, part) => sum + part.children.length, 0)})`;
    }
    more.addEventListener("click", () => {
      const [part] = rest;
      show(1);
      part.querySelector("a").focus({ preventScroll: true });
    });
    last.after(more);
    show(0);
  }

  // Search files are scripts: pages that are opened as files may load nothing else.
  function load() {
    loading ||= Promise.all(field.dataset.files.split(" ").map((name) => new Promise((done) => {
      const script = document.createElement("script");
      script.src = name;
      script.onload = script.onerror = done;
      document.head.append(script);
    })));
    return loading;
  }

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const element = (name, values, ...inside) => {
    const made = Object.assign(document.createElement(name), values);
    made.append(...inside);
    return made;
  };
  const clock = (ms) => {
    const seconds = Math.floor(ms / 1000);
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, String(seconds % 60).padStart(2, "0")];
    return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  };

  const day = (date) => new Date(date + "T12:00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // The text with every term marked. Plain text may be shorter than the text; then nothing is marked.
  function marked(text, terms) {
    const low = plain(text);
    if (low.length !== text.length) return [text];
    const parts = [];
    let position = 0;
    while (position < text.length) {
      const next = terms.map((term) => [low.indexOf(term, position), term]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0];
      if (!next) break;
      parts.push(text.slice(position, next[0]), element("mark", {}, text.slice(next[0], next[0] + next[1].length)));
      position = next[0] + next[1].length;
    }
    return [...parts, text.slice(position)];
  }

  function excerpt(text, terms) {
    const low = plain(text);
    const places = terms.map((term) => low.indexOf(term)).filter((place) => place >= 0);
    const from = places.length ? Math.max(0, Math.min(...places) - AROUND) : 0;
    const start = from && text.indexOf(" ", from) + 1;
    const end = start + 3 * AROUND < text.length ? text.lastIndexOf(" ", start + 3 * AROUND) : text.length;
    return [start ? "… " : "", ...marked(text.slice(start, end), terms), end < text.length ? " …" : ""];
  }

  function result([slug, title, date, lengthMs, speakers, paragraphs], terms) {
    const page = `${encodeURIComponent(slug)}/index.html`;
    const having = (text) => terms.filter((term) => plain(text).includes(term)).length;
    const best = paragraphs.map(([ms, text]) => [ms, text, having(text)]).filter((one) => one[2]).sort((a, b) => b[2] - a[2]).slice(0, MOST_PLACES).sort((a, b) => a[0] - b[0]);
    return element("li", {},
      element("h2", {}, element("a", { href: page }, ...marked(title, terms))),
      element("div", { className: "meta" }, [day(date), clock(lengthMs), ...speakers.slice(0, 4)].join(" · ")),
      ...best.map(([ms, text]) => element("p", {}, element("a", { className: "when", href: `${page}#t=${(ms / 1000).toFixed(3)}` }, clock(ms)), ...excerpt(text, terms))),
    );
  }

  async function search() {
    const terms = plain(field.value).split(/\s+/).filter(Boolean);
    if (terms.length) await load();
    const searching = terms.length > 0;
    listed.hidden = searching;
    found.hidden = !searching;
    if (!searching) {
      count.textContent = "";
      return;
    }
    const episodes = volumes.sort((a, b) => (a[0] || Infinity) < (b[0] || Infinity) ? 1 : -1).flatMap((volume) => volume[1]);
    const hits = [];
    for (const episode of episodes) {
      const head = plain(`${episode[1]} ${episode[4].join(" ")}`);
      episode.plain ??= `${head} ${plain(episode[5].map((one) => one[1]).join(" "))}`;
      if (terms.every((term) => episode.plain.includes(term))) hits.push([terms.every((term) => head.includes(term)), episode]);
    }
    hits.sort((a, b) => b[0] - a[0]);
    found.replaceChildren(...hits.slice(0, MOST_EPISODES).map((hit) => result(hit[1], terms)));
    const more = hits.length > MOST_EPISODES ? `, the first ${MOST_EPISODES} are shown` : "";
    count.textContent = hits.length === 1 ? "1 episode" : `${hits.length} episodes${more}`;
  }

  let waiting = 0;
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  fold(Array.from(listed.querySelectorAll(".card")));
  if (field.value) search(); // the browser remembered it
})();
