// One stock: candles with the walk-forward's signals, what is said now, why, and what came of what was said.

import {at, json} from './api.mjs';
import {candles} from './charts.mjs';
import {badge, choices, empty, figures, fill, h, heading, problem, section, simulated, svg, table} from './dom.mjs';
import {mood} from './today.mjs';
import {NONE, count, decimal, isSimulated, num, percent, plural, range, signed, signedPercent} from './text.mjs';

export async function stock(place, subject, signal) {
  if (!subject) {
    const list = h('div');
    place.append(heading('Stock'), list);
    await fill(
      list,
      'Looking for stocks',
      json('/v1/signals', signal).then(all => {
        const names = [...all.predictions, ...all.silent].map(one => one.symbol).sort();
        return names.length
          ? [
              h('p', {}, 'Which one? Press / to type its name.'),
              h(
                'p',
                {class: 'links'},
                names.map(name => [h('a', {href: `#/stock/${at(name)}`}, name), ' ']),
              ),
            ]
          : empty('There are no stocks in this workspace.', 'assay data import prices/ --market US');
      }),
    );
    return;
  }
  const [said, chart, why, past] = [h('div'), h('div'), h('div'), h('div')];
  place.append(
    heading(subject, isSimulated(subject) ? simulated() : null),
    said,
    chart,
    section('Why: what the answer is made of', why),
    section('What was said before, and what came', past),
  );
  const earlier = json(`/v1/signals/${at(subject)}`, signal).catch(e => {
    if (e.name === 'AbortError') throw e;
    return e;
  });
  await Promise.all([
    fill(said, 'Asking', json(`/v1/predict/${at(subject)}`, signal).then(prediction)),
    fill(
      chart,
      'Reading bars',
      Promise.all([json(`/v1/bars/${at(subject)}?last=1500`, signal), earlier]).then(([bars, before]) =>
        prices(bars, before),
      ),
    ),
    fill(why, 'Dividing the answer', explained(subject, signal)),
    fill(
      past,
      'Reading the walk-forward',
      earlier.then(before => (before instanceof Error ? problem(before) : outcomes(before))),
    ),
  ]);
}

function prediction(p) {
  const probabilities = Object.entries(p.directionProbabilities);
  return [
    h(
      'p',
      {},
      badge(p.recommendation, mood(p.recommendation)),
      ` after the close of ${p.date}, for the next open; `,
      p.model.id === 'rules' || p.model.id === 'none'
        ? `by ${p.model.id}`
        : ['by ', h('a', {href: `#/models/${at(p.model.id)}`}, p.model.id)],
      ` (${p.model.standing || 'nobody spoke'})`,
    ),
    figures([
      [
        'expected return',
        signedPercent(p.expectedReturn, 2),
        p.horizon ? `before costs, over ${plural(p.horizon, 'session')}` : 'the rules name no horizon',
      ],
      [
        '90 % interval',
        p.interval ? `${range(100 * p.interval.low, 100 * p.interval.high, 2)} %` : NONE,
        p.interval
          ? `such intervals held ${percent(p.interval.coverage)} of ${p.interval.outcomes} times, ` +
            `through ${p.interval.through}`
          : 'no walk-forward of this model tells',
      ],
      ['confidence', percent(p.confidence), "of the recommendation's side"],
      ...probabilities.map(([name, value]) => [name, percent(value)]),
      [
        'calibration error',
        p.calibration ? decimal(p.calibration.error, 4) : NONE,
        p.calibration
          ? `95 % interval ${decimal(p.calibration.low, 4)} to ${decimal(p.calibration.high, 4)}, out of sample`
          : 'not known',
      ],
      ['rules', p.model.rules || NONE],
      ['needs', p.warmUp ? `${count(p.warmUp.bars)} bars` : NONE, p.warmUp ? `for ${p.warmUp.column}` : ''],
    ]),
    p.notes.length
      ? h(
          'ul',
          {class: 'notes'},
          p.notes.map(note => h('li', {}, note)),
        )
      : null,
    p.reasons.length
      ? h(
          'details',
          {},
          h('summary', {}, `What the technical rules saw (${p.reasons.length})`),
          h(
            'ul',
            {},
            p.reasons.map(reason => h('li', {}, reason)),
          ),
        )
      : null,
  ];
}

function prices(bars, before) {
  if (bars.bars.length === 0) return empty('No bar of this stock is stored.', 'assay data import prices/ --market US');
  const days = new Set(bars.bars.map(b => b.date));
  const all =
    before instanceof Error ? [] : before.signals.filter(s => s.recommendation !== 'HOLD' && days.has(s.date));
  const marks = which =>
    all
      .filter(s => which === 'all' || (which === 'strong' && s.recommendation.startsWith('STRONG')))
      .map(s => ({
        date: s.date,
        up: s.recommendation.endsWith('BUY'),
        strong: s.recommendation.startsWith('STRONG'),
        text: '',
      }));
  const place = h('div');
  const size = bars.bars.length;
  const newest = all.length ? bars.bars.findIndex(b => b.date === all.at(-1).date) : size - 1;
  const spans = {
    near: {from: size - 160, to: size + 3},
    signals: {from: newest - 140, to: newest + 20},
    all: {from: 0, to: size + 3},
  };
  let shown = 'all';
  let span = 'near';
  const draw = () =>
    place.replaceChildren(
      candles(
        `Candles of ${bars.symbol} from ${bars.bars[0].date} to ${bars.bars.at(-1).date}`,
        bars.bars,
        marks(shown),
        spans[span],
      ),
    );
  draw();
  const last = bars.bars.at(-1);
  return [
    section(
      'Prices and signals',
      h(
        'p',
        {class: 'small dim'},
        bars.simulated ? [simulated(), ' '] : '',
        `${bars.currency}, ${bars.basis.toLowerCase().replace('_', '-')}; the last ${count(bars.bars.length)} of ` +
          `${count(bars.stored)} stored bars. Last close ${decimal(last.close, 2)} on ${last.date}. ` +
          'Arrows: BUY below, SELL above a ' +
          'bar, as the walk-forward said at that close, out of sample; larger ones were STRONG. ' +
          (all.length ? `The newest is of ${all.at(-1).date}.` : ''),
      ),
      before instanceof Error
        ? h('p', {class: 'small dim'}, `No arrows: ${before.message}`)
        : choices(
            'Which signals',
            [
              ['all', `all (${all.length})`],
              ['strong', 'strong ones'],
              ['none', 'none'],
            ],
            'all',
            which => {
              shown = which;
              draw();
            },
          ),
      ' ',
      choices(
        'Which days',
        [
          ['near', 'the newest 160'],
          ...(all.length ? [['signals', 'around the newest signal']] : []),
          ['all', `all ${count(size)}`],
        ],
        'near',
        which => {
          span = which;
          draw();
        },
      ),
      place,
    ),
  ];
}

async function explained(symbol, signal, of = null) {
  let e;
  try {
    e = await json(`/v1/explain/${at(symbol)}${of ? `?class=${at(of)}` : ''}`, signal);
  } catch (error) {
    // What cannot be told is no failure of the page.
    if (error.status === 422) return h('p', {}, `${NONE} (${error.message})`);
    throw error;
  }
  const body = h('div');
  const draw = told =>
    body.replaceChildren(
      h(
        'p',
        {class: 'small dim'},
        `${told.learner} ${told.model}, asked at the close of ${told.date}, says ` +
          (told.of ? `${percent(told.said)} for ${told.of}` : `${signed(told.said, 5)}`) +
          `. Shapley values in ${told.unit}${told.of ? ` of ${told.of}` : ''}: ` +
          'with what is said where nothing is known of a row (' +
          `${decimal(told.base, 4)}) they sum to what the model says. ` +
          'They tell how it came to its answer, not whether that is right.',
      ),
      contributions(told.parts.slice(0, 15)),
      h(
        'details',
        {},
        h('summary', {}, `All ${told.parts.length} features`),
        table(
          [
            {title: 'feature', value: p => p.feature},
            {
              title: 'value',
              number: true,
              value: p => num(p.value),
              show: p => (num(p.value) === null ? NONE : signed(p.value, 4)),
            },
            {title: 'contribution', number: true, value: p => p.contribution, show: p => signed(p.contribution, 5)},
          ],
          told.parts,
          {caption: 'Shapley values', id: 'shap'},
        ),
      ),
    );
  draw(e);
  if (e.classes.length < 2) return body;
  return [
    choices(
      'Which class',
      e.classes.map(c => [c, c]),
      e.of,
      async c => {
        try {
          draw(await json(`/v1/explain/${at(symbol)}?class=${at(c)}`, signal));
        } catch (error) {
          body.replaceChildren(problem(error));
        }
      },
    ),
    body,
  ];
}

/** Bars to the right of the middle where a feature speaks for the class, to the left where it speaks against it. */
function contributions(parts) {
  const narrow = matchMedia('(max-width: 760px)').matches;
  const [wide, middle, reach, height] = narrow ? [360, 245, 55, 20] : [720, 430, 180, 20];
  const most = Math.max(...parts.map(p => Math.abs(p.contribution)), 1e-12);
  const largest = parts
    .slice(0, 3)
    .map(p => `${p.feature} ${signed(p.contribution, 4)}`)
    .join(', ');
  const picture = svg('svg', {
    viewBox: `0 0 ${wide} ${parts.length * height + 6}`,
    class: 'bars',
    role: 'img',
    'aria-label': `Largest contributions: ${largest}`,
  });
  picture.append(svg('line', {x1: middle, x2: middle, y1: 0, y2: parts.length * height, class: 'axis'}));
  parts.forEach((p, i) => {
    const width = (reach * Math.abs(p.contribution)) / most;
    const y = i * height;
    picture.append(
      svg('rect', {
        x: p.contribution < 0 ? middle - width : middle,
        y: y + 4,
        width: Math.max(0.5, width),
        height: 12,
        class: p.contribution < 0 ? 'minus' : 'plus',
      }),
      svg('text', {x: 0, y: y + 14}, `${p.feature} = ${num(p.value) === null ? 'missing' : signed(p.value, 3)}`),
      svg('text', {x: wide - 5, y: y + 14, 'text-anchor': 'end', class: 'dim'}, signed(p.contribution, 4)),
    );
  });
  return picture;
}

function outcomes(before) {
  const known = before.signals.filter(s => num(s.outcome) !== null);
  const rows = ['STRONG BUY', 'BUY', 'HOLD', 'SELL', 'STRONG SELL'].map(name => {
    const these = known.filter(s => s.recommendation === name);
    const sum = pick => these.reduce((a, s) => a + pick(s), 0);
    return {
      name,
      n: these.length,
      up: these.length ? sum(s => s.outcome > 0) / these.length : null,
      expected: these.length ? sum(s => s.expectedReturn) / these.length : null,
      mean: these.length ? sum(s => s.outcome) / these.length : null,
    };
  });
  return [
    h(
      'p',
      {class: 'small dim'},
      `${before.note} Counted here for this one stock, over ${plural(before.horizon, 'session')}, before ` +
        'costs; outcomes of neighbouring days overlap, so these are fewer independent cases than days and carry no ' +
        'interval: ' +
        "whether there is skill is what the run's verdict says.",
    ),
    table(
      [
        {title: 'recommendation', value: r => r.name, show: r => badge(r.name, mood(r.name))},
        {title: 'days', number: true, value: r => r.n, show: r => count(r.n)},
        {title: 'mean expected return', number: true, value: r => r.expected, show: r => signedPercent(r.expected, 2)},
        {title: 'mean return that came', number: true, value: r => r.mean, show: r => signedPercent(r.mean, 2)},
        {title: 'rose', number: true, value: r => r.up, show: r => percent(r.up)},
      ],
      rows,
      {caption: `${count(known.length)} days with a known outcome`, id: 'outcomes'},
    ),
    h(
      'details',
      {},
      h('summary', {}, 'The newest 60 days'),
      table(
        [
          {title: 'day', value: s => s.date},
          {
            title: 'recommendation',
            value: s => s.recommendation,
            show: s => badge(s.recommendation, mood(s.recommendation)),
          },
          {title: 'confidence', number: true, value: s => s.confidence, show: s => percent(s.confidence)},
          {
            title: 'expected return',
            number: true,
            value: s => s.expectedReturn,
            show: s => signedPercent(s.expectedReturn, 2),
          },
          {
            title: 'return that came',
            number: true,
            value: s => num(s.outcome),
            show: s => signedPercent(num(s.outcome), 2),
          },
        ],
        before.signals.slice(-60).reverse(),
        {caption: 'newest first'},
      ),
    ),
  ];
}
