// The frame: which view is shown, navigation, keys, colours, the token.

import {at, forgetToken, json, onTokenNeeded} from './api.mjs';
import {forgetAll, recolour} from './charts.mjs';
import {h, problem} from './dom.mjs';
import {isSimulated} from './text.mjs';
import {today} from './today.mjs';
import {stock} from './stock.mjs';
import {model, models} from './models.mjs';
import {run, runs} from './runs.mjs';
import {compare} from './compare.mjs';
import {live} from './live.mjs';
import {monitor} from './monitor.mjs';
import {audit} from './audit.mjs';
import {ledger} from './ledger.mjs';
import {report, reports} from './reports.mjs';
import {system} from './system.mjs';

// Name in the address, title, key behind 'g', view, view of one by its name.
const VIEWS = [
  ['today', 'Today', 't', today],
  ['stock', 'Stock', 's', stock, stock],
  ['models', 'Models', 'm', models, model],
  ['runs', 'Runs', 'r', runs, run],
  ['compare', 'Compare', 'c', compare, compare],
  ['live', 'Live', 'l', live, live],
  ['monitor', 'Monitor', 'o', monitor],
  ['audit', 'Data audit', 'a', audit],
  ['ledger', 'Ledger', 'e', ledger],
  ['reports', 'Reports', 'p', reports, report],
  ['system', 'System', 'y', system],
];

const main = document.getElementById('main');
let leaving = null;

async function show() {
  const [name, ...rest] = location.hash.replace(/^#\//, '').split('/');
  const view = VIEWS.find(one => one[0] === name);
  if (!view) {
    location.replace('#/today');
    return;
  }
  leaving?.abort();
  leaving = new AbortController();
  const signal = leaving.signal;
  forgetAll();
  const subject = rest.map(decodeURIComponent).join('/');
  for (const link of document.querySelectorAll('#nav a')) {
    if (link.dataset.view === name) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({block: 'nearest', inline: 'nearest'});
    } else {
      link.removeAttribute('aria-current');
    }
  }
  document.title = `${subject ? `${subject} - ` : ''}${view[1]} - Assay`;
  const place = h('div', {class: `view ${name}`});
  main.replaceChildren(place);
  window.scrollTo(0, 0);
  try {
    await (subject && view[4] ? view[4] : view[3])(place, subject, signal);
  } catch (e) {
    if (e.name !== 'AbortError') place.append(problem(e));
  }
}

function navigation() {
  document
    .getElementById('nav')
    .replaceChildren(
      ...VIEWS.map(([name, title, key]) => h('a', {href: `#/${name}`, 'data-view': name, title: `g ${key}`}, title)),
    );
}

/** Whether the server answers and from which data. */
async function health() {
  const status = document.getElementById('status');
  try {
    const told = await json('/v1/health');
    const answers = told.answers;
    const through = `through ${answers.through || 'no day'}`;
    const texts = {
      ok: `${answers.stocks} stocks ${through}`,
      warming: `${answers.stocks} stocks ready so far, ${through}`,
      stale: `stale since ${answers.since.slice(0, 16)}: ${answers.problem}`,
    };
    status.textContent = texts[told.status];
    status.classList.toggle('bad', told.status === 'stale');
    if (told.status === 'warming') setTimeout(health, 3000);
  } catch (e) {
    status.textContent = e.message;
    status.classList.add('bad');
  }
}

/** Names for the search field; whether the market is simulated. */
async function symbols() {
  try {
    const all = await json('/v1/signals');
    const names = [...all.predictions, ...all.silent].map(one => one.symbol);
    document.getElementById('symbols').replaceChildren(...names.map(name => h('option', {value: name})));
    document.getElementById('simulated').hidden = !names.some(isSimulated);
  } catch {
    // The view says why.
  }
}

function find() {
  document.getElementById('find').addEventListener('submit', event => {
    event.preventDefault();
    const field = document.getElementById('symbol');
    if (field.value.trim()) location.hash = `#/stock/${at(field.value.trim())}`;
    field.value = '';
    field.blur();
  });
}

// Colours: as the system says, unless somebody chose.
const dark = matchMedia('(prefers-color-scheme: dark)');

function colours() {
  const chosen = localStorage.getItem('assay.theme');
  const theme = chosen ?? (dark.matches ? 'dark' : 'light');
  document.documentElement.dataset.theme = theme;
  const button = document.getElementById('theme');
  button.textContent = theme === 'dark' ? 'Light' : 'Dark';
  button.setAttribute('aria-label', `Switch to ${theme === 'dark' ? 'light' : 'dark'} colours`);
  recolour();
}

function switchColours() {
  const now = document.documentElement.dataset.theme;
  const wanted = now === 'dark' ? 'light' : 'dark';
  if ((wanted === 'dark') === dark.matches) localStorage.removeItem('assay.theme');
  else localStorage.setItem('assay.theme', wanted);
  colours();
}

function help() {
  const dialog = document.getElementById('help');
  const keys = [
    ...VIEWS.map(([, title, key]) => [['g', key], title]),
    [['/'], 'Find a stock'],
    [['d'], 'Light or dark'],
    [['?'], 'This help'],
    [['Esc'], 'Close'],
  ];
  dialog.replaceChildren(
    h('h2', {id: 'help-title'}, 'Keys'),
    h(
      'table',
      {},
      h(
        'tbody',
        {},
        keys.map(([press, what]) =>
          h(
            'tr',
            {},
            h(
              'td',
              {},
              press.map((key, i) => [i ? ' ' : '', h('kbd', {}, key)]),
            ),
            h('td', {}, what),
          ),
        ),
      ),
    ),
    h(
      'p',
      {class: 'dim small'},
      'Tables: Tab to a heading, Enter sorts by it. Curves: drag to look closer, ' + 'double-click to see all again.',
    ),
    h('form', {method: 'dialog'}, h('button', {class: 'action'}, 'Close')),
  );
  dialog.showModal();
}

/** Asks for the token; null if nobody gives one. */
function askToken(wrong) {
  const dialog = document.getElementById('token');
  forgetToken();
  const field = h('input', {id: 'token-field', type: 'password', class: 'wide', autocomplete: 'off', required: true});
  dialog.replaceChildren(
    h('h2', {id: 'token-title'}, 'A token is needed'),
    wrong && h('p', {class: 'problem', role: 'alert'}, 'The server does not know this token.'),
    h(
      'p',
      {},
      'The server asks for the token that it was started with (--token-file, or $ASSAY_TOKEN). ' +
        'It is kept in this tab until you close it.',
    ),
    h(
      'form',
      {method: 'dialog'},
      h('label', {for: 'token-field'}, 'Token '),
      field,
      ' ',
      h('button', {class: 'action', value: 'ok'}, 'Go on'),
    ),
  );
  return new Promise(done => {
    dialog.addEventListener(
      'close',
      () => done(dialog.returnValue === 'ok' && field.value ? field.value.trim() : null),
      {once: true},
    );
    dialog.returnValue = '';
    dialog.showModal();
  });
}

let goes = 0;

function keys(event) {
  const typing = event.target.closest('input, select, textarea, dialog[open]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (Date.now() < goes) {
    goes = 0;
    const view = VIEWS.find(one => one[2] === event.key);
    if (view) {
      location.hash = `#/${view[0]}`;
      main.focus();
      event.preventDefault();
    }
    return;
  }
  if (event.key === 'g') goes = Date.now() + 1500;
  else if (event.key === '?') help();
  else if (event.key === 'd') switchColours();
  else if (event.key === '/') document.getElementById('symbol').focus();
  else return;
  event.preventDefault();
}

onTokenNeeded(askToken);
navigation();
colours();
find();
dark.addEventListener('change', colours);
document.getElementById('theme').addEventListener('click', switchColours);
document.getElementById('keys').addEventListener('click', help);
document.addEventListener('keydown', keys);
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', show);
health();
setInterval(health, 30000);
symbols();
show();
