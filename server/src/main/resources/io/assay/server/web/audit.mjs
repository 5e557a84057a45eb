// What is known of the stored bars.

import {page} from './api.mjs';
import {fill, h, heading} from './dom.mjs';
import {report} from './report.mjs';

export async function audit(place, subject, signal) {
  const body = h('div');
  place.append(
    heading('Data audit'),
    h(
      'p',
      {class: 'dim'},
      'Gaps, impossible prices, flat runs, splits that nobody ' +
        'recorded, survivorship: what training and signals do about each is said beside it.',
    ),
    body,
  );
  await fill(body, 'Auditing every bar', page('/v1/audit/report', signal).then(report));
}
