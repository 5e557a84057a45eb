// Trainings in progress: their curves while they grow, red flags, the tail of the log, how busy the machine is.

import {at, follow, json} from './api.mjs';
import {curves} from './charts.mjs';
import {badge, choices, empty, fill, h, heading, problem, section, table} from './dom.mjs';
import {decimal, moment, num, percent, plural} from './text.mjs';
import {machine} from './system.mjs';

const STATES = {
  RUNNING: ['in progress', 'good'],
  ENDED: ['ended', ''],
  FAILED: ['failed', 'bad'],
  LOST: ['killed', 'warn'],
};
const LINES = 400;

function state(name) {
  const [text, mood] = STATES[name] ?? [name, ''];
  return badge(text, mood);
}

export async function live(place, subject, signal) {
  if (subject) {
    await one(place, subject, signal);
    return;
  }
  const list = h('div');
  place.append(
    heading('Live'),
    h('p', {class: 'dim'}, 'Trainings in this workspace, in progress and lately ended.'),
    list,
  );
  const look = () => json('/v1/live', signal).then(shown);
  await fill(list, 'Looking for trainings', look());
  const again = setInterval(async () => {
    if (signal.aborted) {
      clearInterval(again);
      return;
    }
    try {
      const now = await look();
      if (!list.contains(document.activeElement)) list.replaceChildren(now);
    } catch (e) {
      if (!signal.aborted) list.replaceChildren(problem(e));
    }
  }, 4000);
}

function shown(all) {
  if (all.length === 0) return empty('Nothing was trained in this workspace yet.', 'assay train missing');
  return table(
    [
      {title: 'training', value: r => r.id, show: r => h('a', {href: `#/live/${at(r.id)}`}, r.what)},
      {title: 'state', value: r => r.state, show: r => state(r.state)},
      {title: 'begun', value: r => r.begun, show: r => moment(r.begun)},
      {title: 'last', value: r => r.last, show: r => h('span', {class: 'long'}, r.last)},
    ],
    all,
    {caption: plural(all.length, 'training'), id: 'live'},
  );
}

/** What is known of the fits of a training, filled by its events. */
class Training {
  constructor() {
    this.fits = [];
  }

  hear(event) {
    const fit = event.fit ? (this.fits[event.fit - 1] ??= {epochs: [], steps: [], start: null}) : null;
    if (event.kind === 'fit') fit.start = event;
    if (event.kind === 'step') fit.steps.push(event);
    if (event.kind === 'epoch') fit.epochs.push(event);
    return fit;
  }
}

async function one(place, id, signal) {
  const training = new Training();
  const head = h('div');
  const figures = h('div', {id: 'fit'});
  const picks = h('div');
  const bar = h('div', {id: 'progress'});
  const flags = h('div', {role: 'status', 'aria-live': 'polite'});
  const log = h('pre', {
    class: 'log',
    tabindex: '0',
    role: 'log',
    'aria-label': 'Log of the training',
    'aria-live': 'off',
  });
  const load = h('div');
  place.append(
    h('p', {class: 'small'}, h('a', {href: '#/live'}, 'Live')),
    heading('Training'),
    head,
    flags,
    bar,
    picks,
    figures,
    section('Log', log),
    section('This machine', load),
  );
  const brief = await json(`/v1/live/${at(id)}`, signal).catch(e => e);
  if (brief instanceof Error) {
    head.append(problem(brief));
    return;
  }
  place.querySelector('h1').textContent = brief.what;
  const tell = now =>
    head.replaceChildren(
      h('p', {}, state(now.state), ` begun ${moment(brief.begun)} `, h('span', {class: 'dim small'}, id)),
    );
  tell(brief);
  machine(load, signal);

  let fitShown = 0;
  let follows = true;
  let drawn = null;
  let waiting = false;
  let task = '';
  const redraw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const fit = training.fits[fitShown - 1];
      if (fit?.start) drawn = draw(figures, fit, fitShown, drawn);
    });
  };
  const choose = n => {
    fitShown = n;
    redraw();
  };
  const pickable = () => {
    if (training.fits.length < 2) return;
    picks.replaceChildren(
      h(
        'p',
        {class: 'small dim'},
        `${training.fits.length} fits so far. `,
        choices(
          'Which fit',
          [['last', 'the newest'], ...training.fits.map((f, i) => [i + 1, String(i + 1)]).slice(-12)],
          follows ? 'last' : fitShown,
          n => {
            follows = n === 'last';
            choose(follows ? training.fits.length : n);
          },
        ),
      ),
    );
  };
  try {
    await follow(`/v1/live/${at(id)}/events`, signal, (kind, event) => {
      if (kind === 'over') {
        tell(event);
        return;
      }
      if (kind === 'stopping') return;
      const known = training.fits.length;
      training.hear(event);
      if (training.fits.length > known) {
        if (follows) fitShown = training.fits.length;
        pickable();
      }
      if (event.kind === 'flag') flags.append(h('p', {class: 'banner'}, event.text));
      if (event.kind === 'progress') bar.replaceChildren(...counted(event));
      // A bar tells it better than a line a second; the first and the last of a task stay in the log.
      const counts = event.kind === 'progress' && event.task === task && event.done < event.steps;
      if (event.kind === 'progress') ({task} = event);
      if (event.text && !counts) {
        const below = log.scrollHeight - log.scrollTop - log.clientHeight < 30;
        log.append(
          h(
            'span',
            {class: event.kind === 'flag' ? 'flag' : ''},
            `${event.time ? event.time.slice(11, 19) : ''} ${event.text}\n`,
          ),
        );
        while (log.childNodes.length > LINES) log.firstChild.remove();
        if (below) log.scrollTop = log.scrollHeight;
      }
      redraw();
    });
  } catch (e) {
    if (!signal.aborted) head.append(problem(e));
  }
}

/** How far work without epochs has come. */
function counted(event) {
  return [
    h('p', {class: 'small'}, event.text),
    h('progress', {max: String(Math.max(1, event.steps)), value: String(event.done), 'aria-label': event.task}),
  ];
}

/** The curves of a fit: made once, then given more points. */
function draw(place, fit, number, before) {
  const epochs = fit.epochs;
  const last = epochs.at(-1);
  const s = fit.start;
  const summary = h(
    'p',
    {class: 'small', id: 'epochs'},
    `Fit ${number}, ${s.name}: epoch ${last?.epoch ?? 0} of at most ${s.epochs}; ` +
      `${s.parameters.toLocaleString('en-US')} parameters, ${s.sequences.toLocaleString('en-US')} rows, ` +
      `${s.validation.toLocaleString('en-US')} validation rows` +
      (num(s.baseRate) === null ? '' : ` (most frequent class ${percent(s.baseRate)})`) +
      (last
        ? `. Validation loss ${decimal(num(last.validationLoss), 4)}, ` +
          `accuracy ${percent(num(last.validationAccuracy))}.`
        : '.'),
  );
  const x = epochs.map(e => e.epoch);
  const of = key => epochs.map(e => num(e[key]));
  const all = {
    x,
    trainLoss: of('trainLoss'),
    validationLoss: of('validationLoss'),
    trainAccuracy: of('trainAccuracy'),
    validationAccuracy: of('validationAccuracy'),
    base: epochs.map(() => num(s.baseRate)),
    learningRate: of('learningRate'),
    gradientNorm: of('gradientNorm'),
  };
  if (before?.number === number) {
    before.summary.replaceWith(summary);
    before.summary = summary;
    before.plots.forEach(({plot, what, keys}) => {
      what.x = all.x;
      what.series.forEach((one, i) => {
        one.values = all[keys[i]];
      });
      plot.update();
    });
    return before;
  }
  const plots = [];
  const plot = (title, show, series) => {
    const what = {
      label: title,
      x,
      xName: 'epoch',
      height: 220,
      show,
      series: series.map(([key, name, look]) => ({name, values: all[key], look, points: look !== 'faint'})),
    };
    const made = curves(what);
    plots.push({plot: made, what, keys: series.map(([key]) => key)});
    return h('div', {}, h('h3', {}, title), made);
  };
  const accuracy = num(s.baseRate) !== null;
  place.replaceChildren(
    summary,
    h(
      'div',
      {class: 'split'},
      plot('Loss', v => decimal(v, 4), [
        ['trainLoss', 'training', 'main'],
        ['validationLoss', 'validation', 'second'],
      ]),
      accuracy
        ? plot('Accuracy', v => percent(v), [
            ['trainAccuracy', 'training', 'main'],
            ['validationAccuracy', 'validation', 'second'],
            ['base', 'most frequent class', 'faint'],
          ])
        : '',
      plot('Learning rate', v => v.toPrecision(3), [['learningRate', 'learning rate', 'main']]),
      plot('Gradient norm', v => v.toPrecision(3), [['gradientNorm', 'mean before clipping', 'main']]),
    ),
  );
  return {number, summary, plots};
}
