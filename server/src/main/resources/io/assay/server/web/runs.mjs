// Finished runs: their verdicts against the null models, then money, then everything that the report says.

import {at, json, page} from './api.mjs';
import {curves} from './charts.mjs';
import {badge, empty, figures, fill, h, heading, section, simulated, table} from './dom.mjs';
import {report} from './report.mjs';
import {NONE, count, day, decimal, isSimulated, num, percent, plural, range, signed, signedPercent} from './text.mjs';

const VERDICTS = {
  SKILL: ['SKILL', 'good'],
  NOT_ESTABLISHED: ['NO SKILL ESTABLISHED', ''],
  WORSE_THAN_NULL: ['WORSE THAN NULL', 'bad'],
};

function verdict(outcome) {
  const [text, mood] = VERDICTS[outcome] ?? [outcome, ''];
  return badge(text, mood);
}

const isOfSimulation = r => Object.keys(r.models).some(isSimulated);

export async function runs(place, subject, signal) {
  const list = h('div');
  place.append(
    heading('Runs'),
    h('p', {class: 'dim'}, 'The newest first. A verdict is against every null model at once.'),
    list,
  );
  await fill(
    list,
    'Reading runs',
    json('/v1/runs', signal).then(all =>
      all.length === 0
        ? empty(
            'No run has finished in this workspace yet.',
            'assay train missing\nassay walkforward logistic-regression',
          )
        : table(
            [
              {
                title: 'run',
                value: r => r.runId,
                show: r => [
                  h('a', {href: `#/runs/${at(r.runId)}`}, r.runId),
                  isOfSimulation(r) ? [' ', simulated()] : '',
                ],
              },
              {title: 'verdict', value: r => r.verdict, show: r => verdict(r.verdict)},
              {title: 'models', number: true, value: r => new Set(Object.values(r.models)).size},
              {title: 'stocks', number: true, value: r => Object.keys(r.models).length},
              {title: 'in words', value: r => r.sentence, show: r => h('span', {class: 'long'}, r.sentence)},
              {
                title: 'what was run',
                value: r => r.specification,
                show: r =>
                  h(
                    'span',
                    {class: 'long', title: r.specification},
                    r.specification.length > 90 ? `${r.specification.slice(0, 88)} ..` : r.specification,
                  ),
              },
            ],
            all,
            {caption: plural(all.length, 'run'), id: 'runs'},
          ),
    ),
  );
}

export async function run(place, id, signal) {
  const [head, money, text] = [h('div'), h('div'), h('div')];
  place.append(
    h('p', {class: 'small'}, h('a', {href: '#/runs'}, 'Runs')),
    heading(`Run ${id}`),
    head,
    section('Equity and drawdown', money),
    section('The report', text),
  );
  await Promise.all([
    fill(
      head,
      'Reading the run',
      json(`/v1/runs/${at(id)}`, signal).then(r => [
        h('p', {}, verdict(r.verdict), isOfSimulation(r) ? [' ', simulated()] : ''),
        h('p', {}, r.sentence),
        h(
          'p',
          {class: 'small links'},
          h('a', {href: `#/compare/${at(id)}`}, 'Compare with another'),
          h(
            'span',
            {class: 'dim'},
            `seed ${r.seed}, data ${r.dataHash.slice(0, 12)}, figures ${r.digest.slice(0, 12)}`,
          ),
        ),
      ]),
    ),
    fill(
      money,
      'Reading the book',
      json(`/v1/runs/${at(id)}/book`, signal).then(book, e => {
        if (e.status === 404 && e.message.includes('backtest')) {
          return empty(
            'Nobody has looked at what acting on this run came to: a look is a trial that is counted, ' +
              'so this page takes none.',
            `assay backtest ${id}`,
          );
        }
        throw e;
      }),
    ),
    fill(text, 'Making the report', page(`/v1/runs/${at(id)}/report`, signal).then(report)),
  ]);
}

const LOOK = (one, own, equal) => (one === own ? 'main' : one === equal ? 'second' : 'faint');

function book(b) {
  const own = b.books[0];
  const p = own.performance;
  const equal = b.books.find(one => one.name === 'equal weight');
  const x = own.days.map(d => d * 86400);
  const money = value => count(value);
  // The nulls below, the model on top.
  const layered = [...b.books.filter(one => one !== own && one !== equal), ...(equal ? [equal] : []), own];
  const low = Math.min(...b.books.map(one => Math.min(...one.equity)));
  const wide = low > 0 && Math.max(...b.books.map(one => Math.max(...one.equity))) / low > 4;
  return [
    b.simulated ? h('p', {class: 'banner'}, 'SIMULATED: nothing about this market is real.') : null,
    b.warnings.map(w => h('p', {class: 'banner'}, `Warning: ${w}`)),
    h('p', {class: 'small dim'}, `${b.rule} ${b.execution} It starts with ${money(b.capital)} ${b.currency}.`),
    figures([
      ['return a year, net', signedPercent(p.growth.annual)],
      [
        'Sharpe ratio a year',
        signed(num(p.sharpe.annual), 2),
        `95 % interval ${range(p.sharpe.low, p.sharpe.high, 2) || NONE}`,
      ],
      [`above luck after ${plural(b.trials.count, 'trial')}`, percent(num(p.sharpe.deflated)), 'deflated Sharpe ratio'],
      ['deepest fall', percent(num(p.drawdown.depth))],
      [
        'break-even cost a side',
        num(p.trading.breakEvenBp) === null ? NONE : `${decimal(p.trading.breakEvenBp, 1)} bp`,
      ],
      [
        'equal weight, a year',
        equal ? signedPercent(equal.performance.growth.annual) : NONE,
        equal
          ? `Sharpe ${signed(num(equal.performance.sharpe.annual), 2)} ` +
            range(equal.performance.sharpe.low, equal.performance.sharpe.high, 2)
          : '',
      ],
    ]),
    h('h3', {}, 'Equity'),
    curves({
      label: `Equity of ${own.name} and of ${b.books.length - 1} books beside it`,
      x,
      dates: true,
      height: 300,
      log: wide,
      sync: 'book',
      show: money,
      mainLast: true,
      series: layered.map(one => ({name: one.name, values: one.equity, look: LOOK(one, own, equal)})),
    }),
    h(
      'p',
      {class: 'small dim'},
      `At each close in ${b.currency}, net of all costs` +
        `${wide ? '; equal factors are equally high (log scale)' : ''}. ` +
        'Grey: null models by the same rule, on the same days, universe and costs.',
    ),
    h('h3', {}, 'Drawdown'),
    curves({
      label: 'How far equity is below its highest close so far',
      x,
      dates: true,
      height: 180,
      sync: 'book',
      show: v => percent(v),
      series: [
        [own, 'area'],
        [equal, 'second'],
      ]
        .filter(([one]) => one)
        .map(([one, look]) => ({name: one.name, values: fallen(one.equity), look})),
    }),
    h('h3', {}, 'Books beside each other'),
    table(
      [
        {title: 'book', value: one => one.name},
        {
          title: 'a year',
          number: true,
          value: one => num(one.performance.growth.annual),
          show: one => signedPercent(one.performance.growth.annual),
        },
        {
          title: 'Sharpe',
          number: true,
          value: one => num(one.performance.sharpe.annual),
          show: one => signed(num(one.performance.sharpe.annual), 2),
        },
        {
          title: '95 % interval',
          number: true,
          value: one => num(one.performance.sharpe.low),
          show: one => range(one.performance.sharpe.low, one.performance.sharpe.high, 2) || NONE,
        },
        {
          title: 'deflated',
          number: true,
          value: one => num(one.performance.sharpe.deflated),
          show: one => decimal(num(one.performance.sharpe.deflated), 3),
        },
        {
          title: 'deepest fall',
          number: true,
          value: one => num(one.performance.drawdown.depth),
          show: one => percent(num(one.performance.drawdown.depth)),
        },
        {
          title: 'turnover',
          number: true,
          value: one => num(one.performance.trading.turnover),
          show: one => decimal(num(one.performance.trading.turnover), 1),
        },
      ],
      b.books,
      {caption: `${day(own.days[0])} to ${day(own.days.at(-1))}, net of all costs`, id: 'books'},
    ),
  ];
}

function fallen(equity) {
  let peak = -Infinity;
  return equity.map(e => {
    peak = Math.max(peak, e);
    return e / peak - 1;
  });
}
