// Before anything is drawn: the colours that the reader chose, and that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  try {
    const chosen = localStorage.getItem('colours');
    if (chosen === 'light' || chosen === 'dark') root.dataset.colours = chosen;
  } catch {
    // Storage may be forbidden: then the system's colours hold.
  }
})();
