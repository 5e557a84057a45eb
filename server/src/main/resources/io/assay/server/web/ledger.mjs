// Everything whose score was seen, and every look at held-out days.

import {json} from './api.mjs';
import {badge, empty, figures, fill, h, heading, table} from './dom.mjs';
import {NONE, count, moment, num, plural, signed} from './text.mjs';

export async function ledger(place, subject, signal) {
  const body = h('div');
  place.append(
    heading('Ledger'),
    h(
      'p',
      {class: 'dim'},
      'The best of many looks better than it is: so every specification ' +
        'whose score was seen is counted here, for good, each line with the hash of the one before.',
    ),
    body,
  );
  await fill(body, 'Checking every line', json('/v1/ledger?last=2000', signal).then(shown));
}

function shown(all) {
  if (all.rows.length === 0) {
    return empty('The ledger is empty: no score was seen, no held-out day looked at.', 'assay train missing');
  }
  const kinds = all.kinds;
  return [
    figures([
      ['raw N', count(all.rawTrials), 'distinct specifications whose score was seen'],
      ['trials', count(kinds.TRIAL)],
      ['repeats', count(kinds.REPEAT)],
      ['peeks', count(kinds.PEEK), 'looks at held-out days'],
      ['recoveries', count(kinds.RECOVERED), 'after a crash'],
    ]),
    table(
      [
        {title: 'line', number: true, value: r => r.sequence},
        {title: 'when', value: r => r.time, show: r => (r.time ? moment(r.time) : NONE)},
        {title: 'kind', value: r => r.kind, show: r => badge(r.kind.toLowerCase(), r.kind === 'PEEK' ? 'warn' : '')},
        {title: 'score', value: r => r.score},
        {title: 'value', number: true, value: r => num(r.value), show: r => signed(num(r.value), 4)},
        {title: 'window', value: r => r.window, show: r => h('span', {class: 's'}, r.window ?? NONE)},
        {title: 'seed', number: true, value: r => r.seed},
        {title: 'what', value: r => r.specification ?? r.what, show: r => what(r)},
        {title: 'hash', value: r => r.hash, show: r => h('code', {title: r.hash}, r.hash.slice(0, 10))},
      ],
      all.rows,
      {
        caption: `the newest ${plural(all.rows.length, 'line')}, every byte checked`,
        id: 'ledger',
        sortBy: 'line',
        descending: true,
      },
    ),
  ];
}

function what(r) {
  const text = r.specification ?? r.what ?? (r.bytesCut ? `${r.bytesCut} bytes of an unfinished line cut` : NONE);
  if (text.length <= 120) return h('span', {class: 'long'}, text);
  return h('details', {}, h('summary', {}, `${text.slice(0, 100)} ..`), h('p', {class: 'long'}, text));
}
