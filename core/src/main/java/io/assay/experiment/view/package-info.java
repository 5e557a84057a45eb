/**
 * What a page in a browser shows, made of what the commands keep and print: cards, report pages, the data audit,
 * comparisons, the ledger, bars. Nothing here knows HTTP, and nothing here sees a score that nobody has seen, so that
 * looking at a page counts for nothing.
 */
@NullMarked
package io.assay.experiment.view;

import org.jspecify.annotations.NullMarked;
