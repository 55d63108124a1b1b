// The search page: everything it finds came with it, nothing is asked of anybody. Bundled with the library into assets/search.js.
import MiniSearch from 'minisearch';

(() => {
  const most = 30;
  /** Of one page: its other sections are a step away. */
  const mostOfPage = 3;
  const state = document.querySelector('main .state');
  const list = document.querySelector('.results');
  const field = document.querySelector('main input[type=search]');
  const sections = self.civicClauseSections;
  if (!sections) {
    state.textContent = state.dataset.failed;
    return;
  }
  const plain = (word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const search = new MiniSearch({
    fields: ['page', 'heading', 'title', 'text'],
    processTerm: plain,
    searchOptions: {
      boost: { page: 5, heading: 3, title: 0.5 },
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
    const found = query ? fewOfEach(search.search(query)) : [];
    list.replaceChildren(...found.slice(0, most).map(({ id, match }) => item(sections[id], Object.keys(match))));
    if (!query) state.textContent = state.dataset.begin;
    else if (found.length === 0) state.textContent = state.dataset.none;
    else if (found.length === 1) state.textContent = state.dataset.one;
    else state.textContent = state.dataset.many.replace('{count}', found.length);
  }

  function fewOfEach(found) {
    const shown = new Map();
    return found.filter(({ id }) => {
      const page = sections[id].url.split('#')[0];
      shown.set(page, (shown.get(page) ?? 0) + 1);
      return shown.get(page) <= mostOfPage;
    });
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
