/**
 * Whole experiments: a specification and data in, judged models out. The only wiring of all the other packages; nothing
 * but {@code app} imports it. Here is what every experiment stands on: the workspace with its data and threads
 * ({@code Wiring}), the audited universe and its rows, and the days that are held out. Each kind of experiment has a
 * room of its own: {@code stock}, {@code study} and {@code pooled} train and judge, {@code run} keeps what they came
 * to, {@code hunt} searches it for a leak, {@code trade} acts on it. May import every package but its own rooms and
 * {@code app}.
 */
@NullMarked
package io.assay.experiment;

import org.jspecify.annotations.NullMarked;
