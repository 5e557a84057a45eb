// Elements. Every text goes in as text: names of stocks, models and runs come from files.

/** Cells of fewer characters are not broken. */
const SHORT = 30;
const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; strings become text. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.className = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  add(element, children);
  return element;
}

export function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  add(element, children);
  return element;
}

export function heading(text, ...beside) {
  return h('div', {class: 'heading'}, h('h1', {}, text), ...beside);
}

export function badge(text, mood = '') {
  return h('span', {class: `badge ${mood}`}, text);
}

export function simulated() {
  return badge('SIMULATED', 'warn');
}

/** What stands where there is nothing: why, and which command makes it. */
export function empty(sentence, command) {
  return h('div', {class: 'empty'}, h('p', {}, sentence), command && h('pre', {}, command));
}

export function problem(error) {
  return h('div', {class: 'problem', role: 'alert'}, error.message);
}

export function loading(what) {
  return h('p', {class: 'loading', role: 'status'}, `${what} ...`);
}

/** Fills a place when an answer comes, or says why there is none. */
export async function fill(place, what, answer) {
  place.replaceChildren(loading(what));
  place.setAttribute('aria-busy', 'true');
  try {
    const made = await answer;
    place.replaceChildren(...[made].flat(Infinity).filter(Boolean));
  } catch (e) {
    if (e.name === 'AbortError') return;
    place.replaceChildren(problem(e));
    if (e.status === undefined) console.error(e);
  } finally {
    place.removeAttribute('aria-busy');
  }
}

export function section(title, ...children) {
  const id = `s-${title.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  return h('section', {'aria-labelledby': id}, h('h2', {id}, title), ...children);
}

/** Figures side by side: name, value, and what must be known beside it. */
export function figures(list) {
  return h(
    'dl',
    {class: 'figures'},
    list.map(([name, value, note]) =>
      h('div', {}, h('dt', {}, name), h('dd', {}, value), note ? h('dd', {class: 'note'}, note) : null),
    ),
  );
}

/**
 * A table that can be sorted by a click on a heading, or by Enter on it.
 *
 * @param columns of {title, value: row -> what is sorted by, show: row -> node or text, number}
 */
export function table(columns, rows, {caption, id, sortBy, descending = false} = {}) {
  const body = h('tbody');
  const heads = columns.map(column => {
    const button = h('button', {type: 'button', class: 'sort'}, column.title);
    const head = h('th', {scope: 'col', class: column.number ? 'n' : '', title: column.hint}, button);
    button.addEventListener('click', () => sort(column, head));
    return head;
  });
  let order = [...rows];

  function draw() {
    body.replaceChildren(
      ...order.map(row =>
        h(
          'tr',
          {},
          columns.map((column, i) => {
            const shown = column.show ? column.show(row) : String(column.value(row) ?? '–');
            const short = typeof shown === 'string' && shown.length < SHORT;
            return h(
              i === 0 ? 'th' : 'td',
              {scope: i === 0 ? 'row' : null, class: column.number ? 'n' : short ? 's' : ''},
              shown,
            );
          }),
        ),
      ),
    );
  }

  function sort(column, head, wanted) {
    const down = wanted ?? head.getAttribute('aria-sort') === 'ascending';
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    order = [...rows].sort((a, b) => compare(column.value(a), column.value(b), down));
    draw();
  }

  draw();
  const at = columns.findIndex(column => column.title === sortBy);
  if (at >= 0) sort(columns[at], heads[at], descending);
  return h(
    'div',
    {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption ?? 'table'},
    h('table', {id}, caption && h('caption', {}, caption), h('thead', {}, h('tr', {}, heads)), body),
  );
}

/** Numbers by size, texts by letters; what is not known comes last either way. */
export function compare(a, b, down) {
  const none = x => x === null || x === undefined || x === '' || Number.isNaN(x);
  if (none(a) || none(b)) return none(a) - none(b);
  const sign = down ? -1 : 1;
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)));
}

/** Choices of which one holds, as buttons. */
export function choices(label, list, chosen, choose) {
  const group = h('div', {class: 'choices', role: 'group', 'aria-label': label});
  const buttons = list.map(([value, text]) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(value === chosen),
        onclick: event => {
          buttons.forEach(b => b.setAttribute('aria-pressed', 'false'));
          event.currentTarget.setAttribute('aria-pressed', 'true');
          choose(value);
        },
      },
      text,
    ),
  );
  add(group, buttons);
  return group;
}
