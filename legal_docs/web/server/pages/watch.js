// A page nobody touches leaves when its log-in is over, or is somebody else's by now.
(() => {
  const EVERY = 10000;
  const MARK = /^([0-9a-f]{16})?$/;
  let mine = null;
  const leave = (now) => {
    document.documentElement.hidden = true;
    const here = location.pathname + location.search;
    if (now) location.reload();
    else location.replace(`/login?over=1&next=${encodeURIComponent(here)}`);
  };
  const look = async () => {
    try {
      const answer = await fetch("/look/session", { cache: "no-store" });
      if (!answer.ok) return;
      const now = await answer.text();
      if (!MARK.test(now)) return; // not our answer, but one of whatever stands between
      if (!now || (mine !== null && now !== mine)) leave(now);
      mine = now;
    } catch {
      // the server cannot be reached: Streamlit says so itself
    }
  };
  document.addEventListener("visibilitychange", () => document.hidden || look());
  setInterval(look, EVERY);
  look();
})();
