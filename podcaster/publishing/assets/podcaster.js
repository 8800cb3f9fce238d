// An episode's page: the player, reading along with the voice, one speaker's quotes alone, sharing a moment.
"use strict";
(() => {
  const audio = document.getElementById("audio");
  if (!audio) return;
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const STEP_S = 15;
  const BETWEEN_WORDS_MS = 400; // a word stays marked in the pause after it
  const seek = at("seek");
  const lengthMs = Number(seek.max);
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // What the browser remembers between visits. Private windows and files may forbid it.
  const memory = {
    get(name) { try { return localStorage.getItem("podcaster " + name); } catch { return null; } },
    set(name, value) { try { localStorage.setItem("podcaster " + name, value); } catch { /* forgotten */ } },
  };
  const placeName = "at " + location.pathname;

  // --- Words: data-w of a sentence has their lengths and times (page_text.py) ---
  const words = [];
  for (const sentence of all(".s[data-w]")) {
    const [before, firstMs, ...numbers] = sentence.dataset.w.split(" ").map(Number);
    const text = sentence.textContent;
    const made = document.createDocumentFragment();
    let position = before;
    let ms = firstMs;
    made.append(text.slice(0, before));
    for (let i = 0; i < numbers.length; i += 3) {
      const whole = text.slice(position, position + numbers[i]);
      const shown = whole.trimEnd();
      const word = document.createElement("span");
      word.className = "w";
      word.dataset.s = ms += numbers[i + 1];
      word.dataset.e = ms += numbers[i + 2];
      word.textContent = shown;
      made.append(word, whole.slice(shown.length));
      words.push({ word, sentence, startMs: ms - numbers[i + 2], endMs: ms });
      position += numbers[i];
    }
    made.append(text.slice(position));
    sentence.replaceChildren(made);
  }
  words.sort((one, other) => one.startMs - other.startMs);
  const sentences = [...new Set(words.map((one) => one.sentence))];
  const startOf = (sentence) => Number(sentence.id.slice(2));
  root.classList.add("scripted");

  // The number of the last thing that starts at or before a time; -1 before the first.
  function lastBefore(things, time, start) {
    let low = 0;
    let high = things.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start(things[middle]) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  const chapters = all(".chapters a").map((link) => ({ link, start: Number(link.dataset.t), title: link.lastChild.textContent }));
  let waiting = null; // where to play from, before the sound has loaded
  const now = () => (waiting === null ? audio.currentTime : waiting);
  const clock = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds));
    const rest = `${String(Math.floor(whole / 60) % 60).padStart(whole < 3600 ? 1 : 2, "0")}:${String(whole % 60).padStart(2, "0")}`;
    return whole < 3600 ? rest : `${Math.floor(whole / 3600)}:${rest}`;
  };

  // --- What the page shows of the time ---
  let marked = null;
  let shownSecond = -1;
  let shownChapter = null;

  function mark() {
    const ms = now() * 1000;
    const found = words[lastBefore(words, ms, (one) => one.startMs)];
    const spoken = found && ms < found.endMs + BETWEEN_WORDS_MS ? found : null;
    if (spoken !== marked) {
      marked?.word.classList.remove("now");
      if (marked && marked.sentence !== spoken?.sentence) marked.sentence.classList.remove("here");
      spoken?.word.classList.add("now");
      spoken?.sentence.classList.add("here");
      const turned = spoken && spoken.sentence !== marked?.sentence;
      marked = spoken;
      if (spoken) follow(turned);
    }
    const second = Math.floor(ms / 1000);
    if (second !== shownSecond) {
      shownSecond = second;
      showTime(ms);
    }
  }

  function showTime(ms) {
    seek.value = ms;
    seek.style.setProperty("--played", Math.min(1, ms / lengthMs));
    seek.setAttribute("aria-valuetext", `${clock(ms / 1000)} of ${clock(lengthMs / 1000)}`);
    at("at").textContent = clock(ms / 1000);
    at("left").textContent = "−" + clock((lengthMs - ms) / 1000 / audio.playbackRate);
    const chapter = chapters[lastBefore(chapters, ms / 1000 + 0.02, (one) => one.start)];
    if (chapter !== shownChapter) {
      shownChapter?.link.removeAttribute("aria-current");
      chapter?.link.setAttribute("aria-current", "true");
      at("chapter").textContent = chapter?.title ?? "";
      shownChapter = chapter;
    }
  }

  function frame() {
    mark();
    keepToSpeaker();
    if (!audio.paused && !audio.ended) requestAnimationFrame(frame);
  }

  // --- The page follows the voice until the reader scrolls ---
  let following = true;
  const lower = () => document.querySelector(".player").getBoundingClientRect().top;

  function follow(turned) {
    if (!following) {
      const place = marked.word.getBoundingClientRect();
      const inView = place.top > 0 && place.bottom < lower();
      at("follow").hidden = inView || audio.paused;
      return;
    }
    if (audio.paused && !jumped) return;
    const place = marked.word.getBoundingClientRect();
    if (place.top < 60 || place.bottom > (turned ? lower() * 0.72 : lower() - 30)) scrollToVoice();
    jumped = false;
  }

  let gliding = false; // a smooth scroll of this page: some browsers let it win over the reader's wheel
  addEventListener("scrollend", () => { gliding = false; });

  function scrollToVoice() {
    gliding = !still.matches;
    const place = (marked ?? words[0]).word.getBoundingClientRect();
    scrollTo({ top: scrollY + place.top - lower() * 0.3, behavior: still.matches ? "auto" : "smooth" });
  }

  function yieldToReader() {
    if (gliding) scrollTo({ top: scrollY, behavior: "instant" });
    gliding = false;
    if (!audio.paused) following = false;
  }

  function followAgain() {
    following = true;
    at("follow").hidden = true;
    if (marked) scrollToVoice();
  }

  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, yieldToReader, { passive: true });
  addEventListener("mousedown", (event) => { if (event.clientX >= root.clientWidth) yieldToReader(); });
  addEventListener("keydown", (event) => {
    if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key) && !event.target.closest("input, select")) yieldToReader();
  });

  // --- Playing ---
  let jumped = false;

  function goTo(seconds, scrolls = true) {
    const place = Math.min(Math.max(0, seconds), Math.max(0, lengthMs / 1000 - 0.05));
    jumped = scrolls;
    following = true;
    at("follow").hidden = true;
    if (audio.readyState > 0) {
      waiting = null;
      audio.currentTime = place;
    } else {
      if (waiting === null) audio.addEventListener("loadedmetadata", () => { audio.currentTime = waiting; waiting = null; }, { once: true });
      waiting = place;
    }
    mark();
  }

  function play() {
    audio.play().catch(() => say(`Press play to start at ${clock(now())}`)); // a browser may want a click first
  }

  const playFrom = (seconds) => { goTo(seconds); play(); };
  const by = (seconds) => goTo(now() + seconds);
  const toggle = () => (audio.paused ? play() : audio.pause());

  function toChapter(step) {
    const here = lastBefore(chapters, now() + 0.02, (one) => one.start);
    const again = step < 0 && here >= 0 && now() - chapters[here].start > 3; // first to the start of this one
    const wanted = chapters[Math.max(0, again ? here : here + step)];
    if (wanted) goTo(wanted.start);
  }

  function toSentence(step) {
    const here = lastBefore(sentences, now() + 0.02, startOf);
    const again = step < 0 && here >= 0 && now() - startOf(sentences[here]) > 1.5;
    const wanted = sentences[Math.max(0, again ? here : here + step)];
    if (wanted) goTo(startOf(wanted));
  }

  const speed = at("speed");
  function setSpeed(rate) {
    audio.defaultPlaybackRate = audio.playbackRate = Number(rate);
    speed.value = rate;
    memory.set("speed", rate);
    showTime(now() * 1000);
  }
  function changeSpeed(step) {
    const wanted = speed.options[speed.selectedIndex + step];
    if (wanted) {
      setSpeed(wanted.value);
      say(`${wanted.textContent} speed`);
    }
  }

  // --- One speaker's quotes alone ---
  let only = null; // the turns of the chosen speaker, in ms

  function choose(id, name) {
    root.classList.toggle("filtered", Boolean(id));
    for (const thing of all(".theirs, .kept")) thing.classList.remove("theirs", "kept");
    for (const button of all("[data-only]")) button.setAttribute("aria-pressed", String(button.dataset.only === id));
    at("only-note").hidden = !id;
    only = null;
    if (!id) return;
    for (const quote of all("#transcript .quote").filter((one) => one.dataset.who === id)) {
      for (const one of [quote, ...all(".s", quote)]) one.classList.add("theirs");
      quote.closest(".block").classList.add("kept");
    }
    const turns = all(".turns rect").filter((one) => one.dataset.of === id);
    for (const one of turns) one.classList.add("theirs");
    only = turns.map((one) => ({ start: Number(one.getAttribute("x")), end: Number(one.getAttribute("x")) + Number(one.getAttribute("width")) }));
    at("only-says").textContent = `Only ${name}: ${only.length === 1 ? "1 quote" : only.length + " quotes"}`;
    keepToSpeaker();
  }

  function keepToSpeaker() {
    if (!only || audio.seeking || waiting !== null) return;
    const ms = now() * 1000;
    if (only.some((one) => ms >= one.start - 60 && ms < one.end)) return;
    const next = only.find((one) => one.start > ms);
    if (next) goTo(next.start / 1000);
    else if (!audio.paused) { audio.pause(); goTo(only[0].start / 1000); }
  }

  // --- Sharing ---
  const toast = at("toast");
  let toastTimer = 0;
  function say(text) {
    toast.textContent = text;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { toast.textContent = ""; }, 4000);
  }

  let sharedAt = 0;
  function showLink() {
    const canonical = document.querySelector('link[rel="canonical"]');
    const page = location.protocol === "file:" && canonical ? canonical.href : location.href;
    at("link").value = page.split("#")[0] + (at("from-here").checked ? "#t=" + sharedAt.toFixed(1) : "");
  }
  function share() {
    sharedAt = marked ? startOf(marked.sentence) : now();
    at("from-here").checked = sharedAt >= 1;
    at("share-at").textContent = clock(sharedAt);
    showLink();
    document.querySelector('[data-do="send"]').hidden = !navigator.share;
    at("share").showModal();
    at("link").select();
  }
  async function copy() {
    const link = at("link");
    try {
      await navigator.clipboard.writeText(link.value);
    } catch { // only pages over https have a clipboard
      link.select();
      if (!document.execCommand("copy")) return say("Press Ctrl+C to copy the link");
    }
    at("share").close();
    say("The link is copied");
  }
  at("from-here").addEventListener("change", showLink);

  // --- Buttons, links, keys ---
  const acts = {
    toggle, share, copy,
    back: () => by(-STEP_S),
    ahead: () => by(STEP_S),
    previous: () => toChapter(-1),
    next: () => toChapter(1),
    follow: followAgain,
    help: () => at("help").showModal(),
    close: (button) => button.closest("dialog").close(),
    send: () => navigator.share({ title: document.title, url: at("link").value }).catch(() => {}),
    everybody: () => choose(null),
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-t]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(null, "", "#t=" + link.dataset.t);
      playFrom(Number(link.dataset.t));
      return;
    }
    const button = event.target.closest("[data-do]");
    if (button) return acts[button.dataset.do](button);
    const filter = event.target.closest("[data-only]");
    if (filter) {
      const pressed = filter.getAttribute("aria-pressed") === "true";
      return choose(pressed ? null : filter.dataset.only, filter.closest("li").querySelector(".name").textContent);
    }
    if (event.target.nodeName === "DIALOG") return event.target.close(); // its backdrop
    const word = event.target.closest(".w");
    if (word && !String(getSelection())) playFrom(Number(word.dataset.s) / 1000);
  });

  const keys = {
    " ": toggle, k: toggle, j: acts.back, l: acts.ahead, ArrowLeft: acts.back, ArrowRight: acts.ahead,
    ",": () => toSentence(-1), ".": () => toSentence(1), p: acts.previous, n: acts.next,
    "<": () => changeSpeed(-1), ">": () => changeSpeed(1), f: followAgain, s: share, "?": acts.help,
  };
  const keysOn = at("keys-on");
  keysOn.checked = memory.get("keys") !== "off";
  keysOn.addEventListener("change", () => memory.set("keys", keysOn.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (!keysOn.checked && event.key !== "?") return;
    const place = event.target.closest("input, select, textarea, button, a");
    if (place && (event.key === " " || place.matches("input, select, textarea"))) return; // it has keys of its own
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  speed.addEventListener("change", () => setSpeed(speed.value));
  seek.addEventListener("input", () => goTo(Number(seek.value) / 1000));

  // --- The sound's own events ---
  function showState() {
    root.classList.toggle("playing", !audio.paused);
    for (const button of all(".play")) {
      const says = button.querySelector(".says");
      if (says) says.textContent = audio.paused ? "Play" : "Pause";
      else button.setAttribute("aria-label", audio.paused ? "Play" : "Pause");
    }
    if (session) session.playbackState = audio.paused ? "paused" : "playing";
    if (audio.paused) at("follow").hidden = true;
  }
  const session = navigator.mediaSession;
  audio.addEventListener("play", () => { showState(); frame(); });
  audio.addEventListener("pause", () => { showState(); memory.set(placeName, audio.currentTime); });
  audio.addEventListener("ended", () => { showState(); memory.set(placeName, 0); });
  for (const kind of ["seeked", "timeupdate"]) audio.addEventListener(kind, mark);
  audio.addEventListener("error", () => say("The sound can't be loaded"));
  addEventListener("pagehide", () => memory.set(placeName, audio.ended ? 0 : audio.currentTime));

  // Lock screens, headphones and keyboards with media keys.
  if (session) {
    const cover = document.querySelector(".hero .cover");
    session.metadata = new MediaMetadata({
      title: document.querySelector('meta[property="og:title"]').content,
      artist: document.querySelector(".show").textContent,
      artwork: location.protocol === "file:" ? [] : [{ src: cover.src, sizes: "480x480", type: "image/jpeg" }],
    });
    const handlers = {
      play, pause: () => audio.pause(), stop: () => audio.pause(),
      seekbackward: (asked) => by(-(asked.seekOffset || STEP_S)), seekforward: (asked) => by(asked.seekOffset || STEP_S),
      seekto: (asked) => goTo(asked.seekTime), previoustrack: acts.previous, nexttrack: acts.next,
    };
    for (const [name, handler] of Object.entries(handlers)) {
      try { session.setActionHandler(name, handler); } catch { /* this browser has no such key */ }
    }
  }

  // --- Where to begin: the address, else where the reader stopped ---
  function fromAddress() {
    const time = /^#t=([0-9]+(?:\.[0-9]+)?)$/.exec(location.hash);
    if (time) playFrom(Number(time[1]));
    return Boolean(time);
  }
  addEventListener("hashchange", fromAddress);
  setSpeed(speed.querySelector(`option[value="${CSS.escape(memory.get("speed") ?? "1")}"]`)?.value ?? "1");
  if (!fromAddress()) {
    const left = Number(memory.get(placeName));
    if (left > 10 && left < lengthMs / 1000 - 15) goTo(left, false);
    showTime(now() * 1000);
  }
})();
