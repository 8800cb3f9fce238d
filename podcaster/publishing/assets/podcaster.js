// Read-along: marks the word being spoken, plays from a word, a sentence, a chapter or the address (#t=12.3).
"use strict";
(() => {
  const audio = document.getElementById("audio");
  if (!audio) return;
  const words = Array.from(document.querySelectorAll(".w"));
  const starts = words.map((word) => Number(word.dataset.s));
  const ends = words.map((word) => Number(word.dataset.e));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let marked = -1;
  let scrolledByHand = -Infinity;
  document.documentElement.classList.add("scripted");

  function wordAt(ms) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= ms) low = middle + 1;
      else high = middle;
    }
    const found = low - 1;
    return found >= 0 && ms < ends[found] + 400 ? found : -1;
  }

  function mark() {
    const found = wordAt(audio.currentTime * 1000);
    if (found !== marked) {
      if (marked >= 0) words[marked].classList.remove("now");
      if (found >= 0) {
        words[found].classList.add("now");
        if (!audio.paused) follow(words[found]);
      }
      marked = found;
    }
    if (!audio.paused && !audio.ended) requestAnimationFrame(mark);
  }

  function follow(word) {
    if (performance.now() - scrolledByHand < 5000) return;
    const place = word.getBoundingClientRect();
    if (place.top < 140 || place.bottom > innerHeight - 60) {
      word.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    }
  }

  function playFrom(seconds) {
    const go = () => {
      audio.currentTime = Math.min(seconds, audio.duration || seconds);
      mark();
      audio.play().catch(() => {}); // a browser may want a click first
    };
    scrolledByHand = -Infinity;
    if (audio.readyState > 0) go();
    else audio.addEventListener("loadedmetadata", go, { once: true });
  }

  function fromAddress() {
    const time = /^#t=([0-9]+(?:\.[0-9]+)?)$/.exec(location.hash);
    if (time) playFrom(Number(time[1]));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-t]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(null, "", "#t=" + link.dataset.t);
      playFrom(Number(link.dataset.t));
      return;
    }
    const word = event.target.closest(".w");
    if (word && !String(getSelection())) playFrom(Number(word.dataset.s) / 1000);
  });
  for (const kind of ["wheel", "touchmove"]) {
    addEventListener(kind, () => { scrolledByHand = performance.now(); }, { passive: true });
  }
  for (const kind of ["play", "seeked", "timeupdate"]) audio.addEventListener(kind, mark);
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
