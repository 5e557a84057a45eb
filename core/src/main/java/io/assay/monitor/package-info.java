/**
 * Watching models that are in use: charts that tell when they got worse, how far what they read has drifted, and the
 * alarms that come of it. Every threshold comes from simulation of the model's own past, to a stated number of false
 * alarms a year.
 */
@NullMarked
package io.assay.monitor;

import org.jspecify.annotations.NullMarked;
