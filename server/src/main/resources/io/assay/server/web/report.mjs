// Shows a report page of Assay inside this one. The page is parsed where nothing of it can run, and only elements and
// attributes of the lists below are copied, each text as text.

import {compare, h} from './dom.mjs';

const HTML = new Set([
  'H1',
  'H2',
  'H3',
  'P',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'THEAD',
  'TBODY',
  'TR',
  'TH',
  'TD',
  'FIGURE',
  'FIGCAPTION',
  'DETAILS',
  'SUMMARY',
  'DL',
  'DT',
  'DD',
  'DIV',
  'SPAN',
  'PRE',
  'CODE',
  'STRONG',
  'EM',
  'B',
  'BR',
]);
const DRAWN = new Set(['svg', 'g', 'path', 'line', 'rect', 'circle', 'polyline', 'polygon', 'text', 'tspan', 'title']);
const ATTRIBUTES = new Set([
  'class',
  'd',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'width',
  'height',
  'points',
  'cx',
  'cy',
  'r',
  'rx',
  'viewBox',
  'text-anchor',
  'transform',
  'role',
  'aria-label',
  'dx',
  'dy',
  'dominant-baseline',
  'colspan',
  'preserveAspectRatio',
]);

function copied(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const drawing = node.namespaceURI.endsWith('/svg');
  if (!(drawing ? DRAWN.has(node.localName) : HTML.has(node.nodeName))) return null;
  const made = drawing
    ? document.createElementNS(node.namespaceURI, node.localName)
    : document.createElement(node.nodeName === 'H1' ? 'h2' : node.localName);
  if (node.nodeName === 'H1') made.className = 'title';
  for (const {name, value} of node.attributes) {
    if (ATTRIBUTES.has(name)) made.setAttribute(name, value);
  }
  for (const child of node.childNodes) {
    const copy = copied(child);
    if (copy) made.append(copy);
  }
  return made;
}

/** Sorts by what a cell's first line says: a number if it is one. */
function key(cell) {
  const line = (cell?.textContent ?? '').split('\n')[0].trim();
  const number = line.replace(/,/g, '').match(/^[-+−]?\d+(\.\d+)?(?=$| ?%| bp| x)/);
  return number && !/^\d{4}-\d\d/.test(line) ? Number(number[0].replace('−', '-')) : line === 'n/a' ? null : line;
}

function sortable(table) {
  const heads = [...table.querySelectorAll('thead th')];
  const body = table.querySelector('tbody');
  if (!body || body.rows.length < 3) return;
  heads.forEach((head, at) => {
    const button = h('button', {type: 'button', class: 'sort'}, head.textContent);
    head.replaceChildren(button);
    head.setAttribute('scope', 'col');
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      heads.forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      body.append(...[...body.rows].sort((a, b) => compare(key(a.cells[at]), key(b.cells[at]), down)));
    });
  });
}

/** The content of a report page, and links to its headings. */
export function report(text) {
  // The page's own style would be refused by this page's policy, and is not needed.
  const parsed = new DOMParser().parseFromString(
    text.slice(text.indexOf('<main>'), text.lastIndexOf('</main>')),
    'text/html',
  );
  const content = h('div', {class: 'report'});
  for (const child of parsed.querySelector('main')?.childNodes ?? []) {
    const copy = copied(child);
    if (copy) content.append(copy);
  }
  content.querySelectorAll('.scroll').forEach(part => {
    part.setAttribute('tabindex', '0');
    part.setAttribute('role', 'region');
    part.setAttribute('aria-label', part.querySelector('svg') ? 'picture' : 'table');
  });
  content.querySelectorAll('table').forEach(sortable);
  content.querySelectorAll('svg').forEach(picture => {
    picture.setAttribute('role', 'img');
    const caption = picture.closest('figure')?.querySelector('figcaption')?.textContent;
    if (caption) picture.setAttribute('aria-label', caption);
  });
  const headings = [...content.querySelectorAll('h2:not(.title)')];
  if (headings.length > 3) {
    const links = h(
      'nav',
      {class: 'contents', 'aria-label': 'In this report'},
      headings.map(part =>
        h(
          'button',
          {
            type: 'button',
            class: 'link',
            onclick: () => {
              part.setAttribute('tabindex', '-1');
              part.focus();
              part.scrollIntoView({block: 'start'});
            },
          },
          part.textContent,
        ),
      ),
    );
    content.prepend(links);
  }
  return content;
}
