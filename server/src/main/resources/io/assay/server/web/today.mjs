// What to do at the next open: every stock's recommendation, and who cannot be looked at.

import {at, json} from './api.mjs';
import {badge, empty, figures, fill, h, heading, section, simulated, table} from './dom.mjs';
import {NONE, decimal, isSimulated, percent, plural, range, signedPercent} from './text.mjs';

export function mood(recommendation) {
  return recommendation.endsWith('BUY') ? 'buy' : recommendation.endsWith('SELL') ? 'sell' : '';
}

const SKILL = 'trained, skill established';
const RANK = {'STRONG BUY': 4, BUY: 3, HOLD: 2, SELL: 1, 'STRONG SELL': 0};

const below = text => h('div', {class: 'dim small'}, text);

const COLUMNS = [
  {
    title: 'stock',
    value: p => p.symbol,
    show: p => [
      h('a', {href: `#/stock/${at(p.symbol)}`}, p.symbol),
      isSimulated(p.symbol) ? h('div', {}, simulated()) : '',
    ],
  },
  {
    title: 'recommendation',
    value: p => RANK[p.recommendation],
    show: p => [badge(p.recommendation, mood(p.recommendation)), below(`after ${p.date}`)],
  },
  {
    title: 'expected return',
    number: true,
    hint: 'Before costs, from the next open on',
    value: p => p.expectedReturn,
    show: p => [
      signedPercent(p.expectedReturn, 2),
      below(p.horizon ? `over ${plural(p.horizon, 'session')}` : 'no horizon known'),
    ],
  },
  {
    title: '90 % interval',
    number: true,
    hint: 'And how often such intervals held for the newest known outcomes of the stock',
    value: p => p.interval?.low,
    show: p =>
      p.interval
        ? [
            `${range(100 * p.interval.low, 100 * p.interval.high, 1)} %`,
            below(`held ${percent(p.interval.coverage)} of ${p.interval.outcomes}`),
          ]
        : [NONE, below('no walk-forward tells')],
  },
  {
    title: 'confidence',
    number: true,
    hint: "Probability of the recommendation's side",
    value: p => p.confidence,
    show: p => percent(p.confidence),
  },
  {
    title: 'calibration error',
    number: true,
    hint: 'Mean distance of stated probability and frequency, out of sample',
    value: p => p.calibration?.error,
    show: p =>
      p.calibration
        ? [
            decimal(p.calibration.error, 4),
            below(`[${decimal(p.calibration.low, 4)}, ${decimal(p.calibration.high, 4)}]`),
          ]
        : [NONE, below('not known')],
  },
  {
    title: 'known of the model',
    value: p => p.model.standing,
    show: p => [
      h('span', {class: 's'}, p.model.standing || NONE),
      below(p.model.rules ? `the rules: ${p.model.rules}` : 'rules alone'),
    ],
  },
];

export async function today(place, subject, signal) {
  const list = h('div');
  place.append(
    heading('Today'),
    h(
      'p',
      {class: 'dim'},
      'What the models say at the newest close, for the next open. ' +
        'A model without established skill says so: then a recommendation is no reason to act.',
    ),
    list,
  );
  await fill(list, 'Asking all models', json('/v1/signals', signal).then(shown));
}

function shown(all) {
  if (all.predictions.length + all.silent.length === 0) {
    return empty('There are no stocks in this workspace.', 'assay data import prices/ --market US');
  }
  const tally = name => all.predictions.filter(p => p.recommendation.endsWith(name)).length;
  const skilled = all.predictions.filter(p => p.model.standing === SKILL).length;
  return [
    figures([
      ['BUY', String(tally('BUY'))],
      ['HOLD', String(tally('HOLD'))],
      ['SELL', String(tally('SELL'))],
      ['cannot be looked at', String(all.silent.length)],
    ]),
    skilled === 0 && all.predictions.length > 0
      ? h('p', {class: 'banner'}, 'For none of these stocks has a model with established skill spoken.')
      : null,
    table(COLUMNS, all.predictions, {
      caption: plural(all.predictions.length, 'stock'),
      id: 'signals',
      sortBy: 'recommendation',
      descending: true,
    }),
    all.silent.length
      ? section(
          'Cannot be looked at',
          table(
            [
              {title: 'stock', value: s => s.symbol, show: s => h('a', {href: `#/stock/${at(s.symbol)}`}, s.symbol)},
              {title: 'why', value: s => s.reason, show: s => h('span', {class: 'long'}, s.reason)},
            ],
            all.silent,
            {caption: 'with the reason'},
          ),
        )
      : null,
  ];
}
