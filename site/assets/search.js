// The search page: everything it finds came with it, nothing is asked of anybody.
(() => {
  const most = 30;
  const state = document.querySelector('main .state');
  const list = document.querySelector('.results');
  const field = document.querySelector('main input[type=search]');
  const sections = self.civicClauseSections;
  if (!sections || !self.MiniSearch) {
    state.textContent = state.dataset.failed;
    return;
  }
  const plain = (word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const search = new self.MiniSearch({
    fields: ['title', 'heading', 'name', 'text'],
    processTerm: plain,
    searchOptions: {
      boost: { title: 4, heading: 3, name: 4 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : 0),
      combineWith: 'AND',
    },
  });
  search.addAll(sections);

  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.form.addEventListener('submit', (event) => {
    event.preventDefault();
    show(true);
  });
  field.addEventListener('input', () => show(false));
  show(false);
  field.focus();

  function show(kept) {
    const query = field.value.trim();
    if (kept) history.replaceState(null, '', `?q=${encodeURIComponent(query)}`);
    const found = query ? search.search(query) : [];
    const terms = found.slice(0, most).map(({ match }) => Object.keys(match));
    list.replaceChildren(...found.slice(0, most).map(({ id }, at) => item(sections[id], terms[at])));
    if (!query) state.textContent = state.dataset.begin;
    else if (found.length === 0) state.textContent = state.dataset.none;
    else if (found.length === 1) state.textContent = state.dataset.one;
    else state.textContent = state.dataset.many.replace('{count}', found.length);
  }

  function item({ url, title, heading, text }, terms) {
    const link = document.createElement('a');
    link.href = url;
    link.textContent = heading ? `${title} › ${heading}` : title;
    const excerpt = document.createElement('p');
    excerpt.append(...marked(around(text, terms), terms));
    const entry = document.createElement('li');
    entry.append(link, excerpt);
    return entry;
  }

  /** The part of a text in which the first of the words stands. */
  function around(text, terms) {
    const words = text.split(' ');
    const at = Math.max(
      0,
      words.findIndex((word) => isOneOf(word, terms)),
    );
    const from = Math.max(0, at - 12);
    const part = words.slice(from, from + 34).join(' ');
    return (from > 0 ? '… ' : '') + part + (from + 34 < words.length ? ' …' : '');
  }

  function marked(text, terms) {
    return text.split(/([\p{L}\p{N}]+)/u).map((word) => {
      if (!isOneOf(word, terms)) return word;
      const mark = document.createElement('mark');
      mark.textContent = word;
      return mark;
    });
  }

  function isOneOf(word, terms) {
    return terms.includes(plain(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')));
  }
})();
