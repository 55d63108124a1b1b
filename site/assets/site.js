// What a page can do beyond being read. Everything works without it.
(() => {
  const root = document.documentElement;
  /** Where the menu and the contents stand beside the text, as in site.css. */
  const wide = matchMedia('(min-width: 60rem)');
  const veryWide = matchMedia('(min-width: 80rem)');
  const french = root.lang === 'fr';
  const words = french
    ? { copy: 'Copier', wording: 'Copier le libellé', copied: 'Copié', wide: 'Défile sur le côté' }
    : { copy: 'Copy', wording: 'Copy the wording', copied: 'Copied', wide: 'Scrolls sideways' };

  menu();
  colours();
  contents();
  for (const sample of document.querySelectorAll('pre')) copyButton(sample, words.copy);
  for (const wording of document.querySelectorAll('blockquote.wording')) copyButton(wording, words.wording);
  reachable();
  addEventListener('resize', reachable);

  function menu() {
    const button = document.querySelector('button.menu');
    const pages = document.getElementById('pages');
    button.hidden = false;
    const show = (open) => {
      button.setAttribute('aria-expanded', String(open));
      pages.classList.toggle('open', open);
    };
    button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'));
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
      show(false);
      button.focus();
    });
    // Beside the text it scrolls by itself: the current page has to be in sight.
    const current = pages.querySelector('[aria-current]');
    if (wide.matches && current) pages.scrollTop = current.offsetTop - pages.clientHeight / 2;
  }

  function colours() {
    const label = document.querySelector('.colours');
    const select = label.querySelector('select');
    label.hidden = false;
    select.value = root.dataset.colours ?? 'system';
    select.addEventListener('change', () => {
      if (select.value === 'system') delete root.dataset.colours;
      else root.dataset.colours = select.value;
      try {
        localStorage.setItem('colours', select.value);
      } catch {
        // Storage may be forbidden: then the choice holds for this page.
      }
    });
  }

  function contents() {
    const list = document.querySelector('.contents details');
    if (list) list.open = veryWide.matches;
  }

  function copyButton(of, label) {
    const text = of.innerText.trim();
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = label;
    button.addEventListener('click', async () => {
      await copy(text);
      button.textContent = words.copied;
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
    const holder = document.createElement('div');
    holder.className = 'copied-from';
    of.before(holder);
    holder.append(of, button);
  }

  /** Pages opened from a folder, and old browsers, have no clipboard of their own. */
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }

  /** What scrolls sideways can be reached with the keyboard, and only while it does. */
  function reachable() {
    for (const box of document.querySelectorAll('.scroll, pre')) {
      const scrolls = box.scrollWidth > box.clientWidth;
      box.toggleAttribute('tabindex', scrolls);
      if (scrolls) box.tabIndex = 0;
      for (const [name, value] of [
        ['role', 'group'],
        ['aria-label', words.wide],
      ])
        scrolls ? box.setAttribute(name, value) : box.removeAttribute(name);
    }
  }
})();
