// Report pages that commands have written into the workspace.

import {at, json, page} from './api.mjs';
import {empty, fill, h, heading, table} from './dom.mjs';
import {report as shown} from './report.mjs';
import {bytes, moment, plural} from './text.mjs';

export async function reports(place, subject, signal) {
  const list = h('div');
  place.append(
    heading('Reports'),
    h('p', {class: 'dim'}, 'Pages that commands have written into this workspace.'),
    list,
  );
  await fill(
    list,
    'Reading reports',
    json('/v1/reports', signal).then(all =>
      all.length === 0
        ? empty('No command has written a report yet.', 'assay report')
        : table(
            [
              {title: 'report', value: r => r.name, show: r => h('a', {href: `#/reports/${at(r.name)}`}, r.name)},
              {title: 'written', value: r => r.written, show: r => moment(r.written)},
              {title: 'size', number: true, value: r => r.bytes, show: r => bytes(r.bytes)},
            ],
            all,
            {caption: plural(all.length, 'report'), id: 'reports', sortBy: 'written', descending: true},
          ),
    ),
  );
}

export async function report(place, name, signal) {
  const body = h('div');
  place.append(h('p', {class: 'small'}, h('a', {href: '#/reports'}, 'Reports')), heading(name), body);
  await fill(body, 'Reading the report', page(`/v1/reports/${at(name)}`, signal).then(shown));
}
