// Search in the page itself: the index is one of the site's files, nothing is asked of anybody.
(() => {
  const base = document.currentScript.dataset.base;
  const query = document.getElementById('query'), results = document.getElementById('results');
  let search, chosen = -1;

  function find(text) {
    search ??= (() => {
      const all = new MiniSearch({ fields: ['title', 'page', 'text'], storeFields: ['title', 'page', 'address'],
        searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' } });
      all.addAll(globalThis.searchIndex);
      return all;
    })();
    return search.search(text).slice(0, 12);
  }

  function choose(number) {
    const all = [...results.children];
    chosen = Math.max(-1, Math.min(number, all.length - 1));
    all.forEach((one, i) => one.setAttribute('aria-selected', String(i === chosen)));
    if (chosen >= 0) {
      query.setAttribute('aria-activedescendant', all[chosen].id);
      all[chosen].scrollIntoView({ block: 'nearest' });
    } else {
      query.removeAttribute('aria-activedescendant');
    }
  }

  function show(open) {
    results.hidden = !open;
    query.setAttribute('aria-expanded', String(open));
  }

  query.addEventListener('input', () => {
    const text = query.value.trim();
    results.replaceChildren(...(text ? find(text) : []).map((found, i) => {
      const item = document.createElement('li'), link = document.createElement('a'), page = document.createElement('small');
      item.id = `result-${i}`;
      item.setAttribute('role', 'option');
      link.href = base + found.address;
      link.tabIndex = -1;
      link.textContent = found.title;
      page.textContent = found.page;
      link.append(page);
      item.append(link);
      return item;
    }));
    if (text && !results.children.length) {
      const none = document.createElement('li');
      none.setAttribute('role', 'option');
      none.textContent = 'nothing found';
      results.append(none);
    }
    choose(-1);
    show(text !== '');
  });
  query.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key === 'Enter') results.children[Math.max(chosen, 0)]?.querySelector('a')?.click();
    else if (event.key === 'Escape') show(false);
    else return;
    event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('.search')) show(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    query.focus();
  });
})();
