// What the models in use are doing, as the last look of 'assay monitor' found it.

import {json} from './api.mjs';
import {curves} from './charts.mjs';
import {badge, empty, figures, fill, h, heading, section, simulated, table} from './dom.mjs';
import {NONE, count, decimal, num, percent, plural, signed} from './text.mjs';

const DAY = 86400;

export async function monitor(place, subject, signal) {
  const body = h('div');
  place.append(
    heading('Monitor'),
    h(
      'p',
      {class: 'dim'},
      'What came of the words of the models in use, as the last look found it: this page looks at nothing by ' +
        'itself. ',
      h('code', {}, 'assay monitor'),
      ' looks again.',
    ),
    body,
  );
  await fill(body, 'Reading the last look', json('/v1/monitor', signal).then(shown));
}

function shown(all) {
  if (!all.through) return empty('Nobody has looked yet.', 'assay monitor');
  return [
    figures([
      ['looked at through', all.through],
      ['alarms', count(all.alarms.length)],
      ['specifications', count(all.watches.length)],
      ['in the shadow', count(all.shadows.length)],
    ]),
    section('Alarms', alarms(all.alarms)),
    ...all.watches.map(watch),
    all.shadows.length === 0 ? '' : section('In the shadow', shadows(all.shadows)),
    all.notes.length === 0 ? '' : section('What to know', h('ul', {}, ...all.notes.map(note => h('li', {}, note)))),
  ];
}

function alarms(list) {
  if (list.length === 0) return h('p', {}, 'None.');
  return table(
    [
      {title: 'day', value: a => a.date},
      {title: 'alarm', value: a => a.reason, show: a => badge(a.reason, 'warn')},
      {title: 'whose', value: a => a.watch},
      {title: 'what was seen', value: a => a.sentence, show: a => h('span', {class: 'long'}, a.sentence)},
    ],
    list,
    {caption: 'alarms', id: 'alarms', sortBy: 'day', descending: true},
  );
}

function watch(one) {
  const days = one.days;
  return section(
    one.name,
    one.simulated ? simulated() : '',
    h('p', {class: 'long small dim'}, one.specification),
    figures([
      ['models', count(one.models), plural(one.stocks, 'stock')],
      ['days in use', count(days.live), days.live ? `${days.liveFirst} to ${days.liveLast}` : 'none has come yet'],
      ['with known outcomes', count(days.known)],
      ['written down on the day', count(days.onTheDay)],
      ['walk-forward', count(days.past), days.past ? `${days.pastFirst} to ${days.pastLast}` : ''],
    ]),
    one.charts.length === 0 ? '' : figuresOf(one.charts),
    ...one.charts.map(chart => course(`${chart.figure}: sum of what was worse than usual`, chart)),
    ...(one.drift ? drift(one.drift) : []),
    one.notes.length === 0 ? '' : h('ul', {}, ...one.notes.map(note => h('li', {}, note))),
  );
}

function figuresOf(charts) {
  return table(
    [
      {title: 'daily figure', value: c => c.figure},
      {title: 'usual', number: true, value: c => num(c.usual), show: c => signed(num(c.usual), 4)},
      {
        title: 'lately',
        number: true,
        value: c => num(c.recent),
        show: c => (c.recentDays ? `${signed(num(c.recent), 4)} (${plural(c.recentDays, 'day')})` : NONE),
      },
      {title: 'sum', number: true, value: c => num(c.sum), show: c => decimal(num(c.sum), 1)},
      {title: 'alarm above', number: true, value: c => num(c.threshold), show: c => decimal(num(c.threshold), 1)},
      {
        title: 'false alarms a year',
        number: true,
        value: c => num(c.falseAlarms),
        show: c => decimal(num(c.falseAlarms), 2),
      },
      {
        title: 'sessions until found',
        number: true,
        value: c => c.delay.half,
        show: c => `${waited(c.delay.half, c.delay)}, 9 of 10: ${waited(c.delay.ninth, c.delay)}, +${c.outcome}`,
      },
    ],
    charts,
    {caption: 'against the walk-forward', id: 'charts'},
  );
}

function waited(sessions, delay) {
  return sessions >= delay.longest ? `over ${count(delay.longest)}` : count(sessions);
}

function course(label, chart) {
  const {days, sum} = chart.course;
  if (days.length < 2) return '';
  return h(
    'figure',
    {},
    h('figcaption', {class: 'small dim'}, label),
    curves({
      label,
      x: days.map(day => day * DAY),
      dates: true,
      height: 180,
      show: value => decimal(value, 1),
      series: [
        {name: 'now', values: sum.map(num), look: 'main'},
        {name: 'alarm', values: days.map(() => num(chart.threshold)), look: 'second'},
      ],
    }),
  );
}

function drift(one) {
  return [
    course(`distance of the last ${one.window} sessions from the same season before, in usual deviations`, one),
    table(
      [
        {title: 'column', value: c => c.name},
        {title: 'excess', number: true, value: c => num(c.excess), show: c => signed(num(c.excess), 2)},
        {title: 'PSI', number: true, value: c => num(c.distance.psi), show: c => decimal(num(c.distance.psi), 3)},
        {title: 'KS', number: true, value: c => num(c.distance.ks), show: c => decimal(num(c.distance.ks), 3)},
        {title: 'JS', number: true, value: c => num(c.distance.js), show: c => decimal(num(c.distance.js), 3)},
      ],
      one.columns,
      {
        caption:
          `what they read; an alarm above ${decimal(num(one.threshold), 1)} usual deviations, ` +
          `in ${percent(num(one.falseAlarms))} of years without a cause`,
        id: 'drift',
        sortBy: 'excess',
        descending: true,
      },
    ),
  ];
}

function shadows(list) {
  return table(
    [
      {title: 'shadow', value: s => s.name},
      {title: 'kind', value: s => s.kind},
      {title: 'of', value: s => s.watch},
      {title: 'figure', value: s => s.figure},
      {title: 'since', value: s => s.since},
      {title: 'days', number: true, value: s => s.days},
      {title: 'champion', number: true, value: s => num(s.champion), show: s => signed(num(s.champion), 4)},
      {title: 'shadow', number: true, value: s => num(s.shadow), show: s => signed(num(s.shadow), 4)},
      {
        title: 'shadow less champion, 95 %',
        value: s => num(s.gap.lower),
        show: s =>
          num(s.gap.lower) === null
            ? 'too few days'
            : `${signed(num(s.gap.lower), 4)} to ${signed(num(s.gap.upper), 4)}`,
      },
      {title: 'done', value: s => s.done || NONE},
    ],
    list,
    {caption: 'asked every day, acted on never', id: 'shadows'},
  );
}
