// How busy the machine is, and what the server answers from.

import {json} from './api.mjs';
import {figures, fill, h, heading, problem, section, svg, table} from './dom.mjs';
import {NONE, bytes, count, decimal, moment, num, percent} from './text.mjs';

const EVERY = 2000;

export async function system(place, subject, signal) {
  const [load, answers] = [h('div'), h('div')];
  place.append(heading('System'), section('This machine', load), section('What is answered from', answers));
  machine(load, signal);
  await fill(
    answers,
    'Asking',
    json('/v1/health', signal).then(told => [
      figures([
        ['state', told.status, told.answers.problem],
        ['stocks', count(told.answers.stocks)],
        ['through', told.answers.through || NONE],
        [
          'since',
          moment(told.answers.since),
          told.answers.ready ? `made ready in ${count(told.answers.tookMillis)} ms` : 'still making answers ready',
        ],
        ['snapshot', told.answers.version],
      ]),
      h(
        'p',
        {class: 'small dim'},
        'For machines: ',
        h('code', {}, 'GET /metrics'),
        ' (Prometheus) and ',
        h('code', {}, 'GET /v1/openapi.json'),
        ' (everything that can be asked).',
      ),
    ]),
  );
}

/** A share as a bar; its text stands beside it. */
function meter(share, label) {
  const value = num(share);
  return value === null
    ? NONE
    : [
        h(
          'span',
          {class: 'meter', role: 'img', 'aria-label': `${label} ${percent(value)}`},
          svg(
            'svg',
            {viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
            svg('rect', {width: 100 * Math.min(1, value), height: 10, fill: 'currentColor'}),
          ),
        ),
        ` ${percent(value)}`,
      ];
}

/** Fills a place with the load of the machine, again and again until the view is left. */
export async function machine(place, signal) {
  while (!signal.aborted) {
    try {
      place.replaceChildren(...shown(await json('/v1/system', signal)));
    } catch (e) {
      if (signal.aborted) return;
      place.replaceChildren(problem(e));
    }
    await new Promise(done => setTimeout(done, EVERY));
  }
}

function shown(now) {
  const used = num(now.memoryAvailable) === null ? null : now.memory - now.memoryAvailable;
  const gpus =
    now.gpus.length === 0
      ? [h('p', {class: 'small dim'}, `GPU: ${NONE} (${now.gpuNote || 'none was found'})`)]
      : [
          table(
            [
              {title: 'GPU', value: g => g.name},
              {title: 'at work', value: g => num(g.load), show: g => meter(g.load, 'load of the GPU')},
              {
                title: 'memory',
                value: g => num(g.memoryUsed),
                show: g =>
                  num(g.memory)
                    ? [meter(g.memoryUsed / g.memory, 'memory of the GPU'), ` of ${bytes(g.memory)}`]
                    : NONE,
              },
              {
                title: 'temperature',
                number: true,
                value: g => num(g.celsius),
                show: g => (num(g.celsius) === null ? NONE : `${decimal(g.celsius, 0)} °C`),
              },
            ],
            now.gpus,
            {caption: 'accelerators'},
          ),
        ];
  return [
    h(
      'div',
      {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'load'},
      h(
        'table',
        {id: 'machine'},
        h(
          'tbody',
          {},
          [
            [
              'processors at work',
              meter(now.load, 'load'),
              `all processes on ${count(now.processors)} processors; this server ${percent(num(now.ownLoad))}`,
            ],
            ['memory in use', meter(used === null ? null : used / now.memory, 'memory'), `of ${bytes(now.memory)}`],
            [
              "this server's heap",
              meter(now.heap / now.heapMost, 'heap'),
              `${bytes(now.heap)} of at most ${bytes(now.heapMost)}`,
            ],
            ['free on disk', bytes(now.diskFree), 'where the workspace lies'],
          ].map(([name, value, note]) =>
            h('tr', {}, h('th', {scope: 'row'}, name), h('td', {class: 's'}, value), h('td', {class: 'dim'}, note)),
          ),
        ),
      ),
    ),
    ...gpus,
  ];
}
