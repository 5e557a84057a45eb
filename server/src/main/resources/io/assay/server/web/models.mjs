// Kept models, their cards, and the history of their stages.

import {at, json, page} from './api.mjs';
import {badge, empty, fill, h, heading, section, simulated, table} from './dom.mjs';
import {report} from './report.mjs';
import {NONE, moment, plural} from './text.mjs';

const STAGES = {champion: 'good', archived: ''};

export async function models(place, subject, signal) {
  const [list, history] = [h('div'), h('div')];
  place.append(heading('Models'), list, section('History of stages', history));
  await Promise.all([
    fill(list, 'Reading cards', json('/v1/models', signal).then(kept)),
    fill(history, 'Reading the history', json('/v1/stages', signal).then(stages)),
  ]);
}

function kept(all) {
  if (all.models.length === 0 && all.problems.length === 0) {
    return empty('No model is kept in this workspace yet.', 'assay train missing');
  }
  return [
    all.problems.map(text => h('p', {class: 'problem'}, text)),
    table(
      [
        {
          title: 'model',
          value: m => m.id,
          show: m => [h('a', {href: `#/models/${at(m.id)}`}, m.id), m.simulated ? [' ', simulated()] : ''],
        },
        {title: 'stage', value: m => m.stage, show: m => badge(m.stage, STAGES[m.stage])},
        {title: 'learner', value: m => m.learner},
        {title: 'predicts', value: m => m.target},
        {
          title: 'for',
          value: m => m.instruments.length,
          show: m => (m.instruments.length > 3 ? plural(m.instruments.length, 'stock') : m.instruments.join(', ')),
        },
        {
          title: 'verdict',
          value: m => m.verdict,
          show: m => h('span', {class: 'long', title: m.verdict}, m.verdict.split(':')[0]),
        },
        {title: 'made at', value: m => m.created, show: m => moment(m.created)},
      ],
      all.models,
      {caption: plural(all.models.length, 'model'), id: 'models', sortBy: 'made at', descending: true},
    ),
  ];
}

const ACTS = {
  FOUND: 'found',
  PROMOTED: 'promoted',
  ROLLED_BACK: 'rolled back',
  ARCHIVED: 'archived',
  RESTORED: 'restored',
};

function stages(changes) {
  if (changes.length === 0) return empty('No model has become champion yet.', 'assay models promote MODEL');
  return table(
    [
      {title: 'line', number: true, value: c => c.number},
      {title: 'when', value: c => c.time, show: c => moment(c.time)},
      {title: 'what', value: c => c.act, show: c => ACTS[c.act] ?? c.act},
      {title: 'by', value: c => c.by, show: c => c.by.toLowerCase()},
      {
        title: 'stocks',
        value: c => Object.keys(c.moves).length || null,
        show: c => {
          const names = Object.keys(c.moves);
          return names.length > 3 ? plural(names.length, 'stock') : names.join(', ') || c.model || NONE;
        },
      },
      {title: 'why', value: c => c.why, show: c => h('span', {class: 'long'}, c.why)},
    ],
    changes,
    {caption: 'each line carries the hash of the one before', sortBy: 'line', descending: true},
  );
}

export async function model(place, id, signal) {
  const card = h('div');
  place.append(h('p', {class: 'small'}, h('a', {href: '#/models'}, 'Models')), heading(id), card);
  await fill(card, 'Reading the card', page(`/v1/models/${at(id)}/card`, signal).then(report));
}
