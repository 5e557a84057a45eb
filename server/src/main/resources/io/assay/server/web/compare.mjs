// Runs or models side by side on the rows that all of them answered out of sample.

import {at, json, page} from './api.mjs';
import {add, empty, fill, h, heading} from './dom.mjs';
import {report} from './report.mjs';

export async function compare(place, subject, signal) {
  const chosen = subject ? subject.split(',') : [];
  const [form, result] = [h('div'), h('div')];
  place.append(
    heading('Compare'),
    h(
      'p',
      {class: 'dim'},
      'On the rows that all of them answered out of sample: the same ' +
        'stocks, days and outcomes, with intervals that hold for all at once. The first one is the reference. ' +
        'Books are ' +
        "left out here: 'assay compare' makes them, and counts the look.",
    ),
    form,
    result,
  );
  await fill(
    form,
    'Reading runs',
    Promise.all([json('/v1/runs', signal), json('/v1/models', signal)]).then(([runs, models]) =>
      chooser(runs, models.models, chosen),
    ),
  );
  if (chosen.length > 1) {
    await fill(
      result,
      'Comparing; this may take a minute',
      page(`/v1/compare?names=${chosen.map(at).join(',')}`, signal).then(report),
    );
  }
}

function chooser(runs, models, chosen) {
  if (runs.length === 0) {
    return empty(
      'There is no finished run to compare yet.',
      'assay train missing\nassay walkforward logistic-regression',
    );
  }
  const pick = i => {
    const select = h('select', {id: `pick${i}`, 'aria-label': i === 0 ? 'Reference' : `Model ${i + 1}`});
    select.append(h('option', {value: ''}, i < 2 ? 'choose ..' : 'none'));
    const group = (label, list) => {
      if (list.length === 0) return;
      const options = h('optgroup', {label});
      add(
        options,
        list.map(([value, text]) => h('option', {value, selected: chosen[i] === value}, text)),
      );
      select.append(options);
    };
    group(
      'runs',
      runs.map(r => [r.runId, `${r.runId}: ${r.specification.slice(0, 60)}`]),
    );
    group(
      'models',
      models.map(m => [m.id, m.id]),
    );
    return select;
  };
  const picks = [0, 1, 2].map(pick);
  return h(
    'form',
    {
      class: 'pick',
      onsubmit: event => {
        event.preventDefault();
        const names = picks.map(p => p.value).filter(Boolean);
        if (names.length > 1) location.hash = `#/compare/${names.map(at).join(',')}`;
      },
    },
    picks.map((p, i) => [h('label', {for: `pick${i}`, class: 'small'}, i === 0 ? 'Reference' : 'against'), p]),
    h('button', {class: 'action'}, 'Compare'),
  );
}
