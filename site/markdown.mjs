// Markdown as the repository shows it: the same anchors, and links that lead to the site's pages. What is no page is shown as it is.
import { posix } from 'node:path';

import { addressOf, relativeTo } from './pages.mjs';

export function slugOf(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');
}

const textOf = (token) => token.children.filter(({ type }) => ['text', 'code_inline'].includes(type)).map(({ content }) => content).join('');

// `linked` is told each file that is no page.
export function renderWith(markdown, page, pages, linked) {
  const environment = {};
  const tokens = markdown.parse(page.text, environment);
  const used = new Map();
  const sections = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const text = textOf(tokens[i + 1]), slug = slugOf(text), count = used.get(slug) ?? 0;
      used.set(slug, count + 1);
      const id = count ? `${slug}-${count}` : slug;
      token.attrSet('id', id);
      sections.push({ level: Number(token.tag[1]), title: text, id, text: '' });
    } else if (sections.length) {
      sections.at(-1).text += ` ${token.type === 'inline' ? textOf(token) : token.type === 'fence' ? token.content : ''}`;
    }
    for (const child of token.children ?? []) {
      const name = child.type === 'link_open' ? 'href' : child.type === 'image' ? 'src' : undefined;
      if (name) child.attrSet(name, target(child.attrGet(name), page, pages, linked));
    }
  }
  // A wide table scrolls by itself.
  markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => '</table></div>\n';
  markdown.renderer.rules.fence = (all, i) => `<pre tabindex="0"><code>${markdown.utils.escapeHtml(all[i].content)}</code></pre>\n`;
  return { html: markdown.renderer.render(tokens, markdown.options, environment), sections };
}

function target(link, page, pages, linked) {
  if (/^[a-z]+:/.test(link) || link.startsWith('#')) return link;
  const [path, anchor] = link.split('#');
  const file = posix.normalize(posix.join(posix.dirname(page.file), decodeURI(path)));
  let address = addressOf(file);
  if (!pages.some((one) => one.address === address)) address = linked(file);
  return encodeURI(relativeTo(page.address, address)) + (anchor ? `#${anchor}` : '');
}
