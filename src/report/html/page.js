'use strict';
(() => {
  const root = document.documentElement;
  const pages = [...document.querySelectorAll('.page')];
  const tabs = [...document.querySelectorAll('nav a')];
  const find = document.getElementById('find');
  const found = document.getElementById('found');
  root.classList.add('js');

  const items = [...document.querySelectorAll('.problem, .filtered tbody tr')].map((element) => ({ element, words: null }));

  function show(page) {
    for (const one of pages) one.classList.toggle('on', one === page);
    for (const tab of tabs) {
      if (tab.hash === '#' + page.id) tab.setAttribute('aria-current', 'page');
      else tab.removeAttribute('aria-current');
    }
  }

  function filter() {
    const wanted = find.value.trim().toLowerCase();
    let count = 0;
    for (const item of items) {
      item.words ??= item.element.textContent.toLowerCase();
      item.element.hidden = wanted !== '' && !item.words.includes(wanted);
      if (!item.element.hidden && item.element.closest('.on')) count += 1;
    }
    found.textContent = wanted === '' ? '' : count + ' shown';
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function go() {
    const [, kind, value] = /^#(problem|name|stack)=(.*)$/.exec(location.hash) ?? [];
    if (kind === 'name' || kind === 'stack') {
      show(document.getElementById('names'));
      find.value = decoded(value);
      filter();
      return;
    }
    const target = document.getElementById(decoded(location.hash.slice(1)));
    const problem = kind === 'problem' && (target ?? document.querySelector('[data-also~="' + CSS.escape(value) + '"]'));
    show(target?.closest('.page') ?? problem?.closest?.('.page') ?? pages[0]);
    if (problem) {
      problem.open = true;
      problem.scrollIntoView({ block: 'nearest' });
      problem.querySelector('summary').focus({ preventScroll: true });
    } else if (target && !pages.includes(target)) {
      target.scrollIntoView({ block: 'nearest' });
    }
    filter();
  }

  let waiting = 0;
  find.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== find) {
      event.preventDefault();
      find.focus();
    }
  });
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('.copy');
    if (!button) return;
    const text = button.parentElement.querySelector('code');
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = 'copied';
    } catch {
      getSelection().selectAllChildren(text);
    }
  });
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  addEventListener('hashchange', go);
  go();
})();
