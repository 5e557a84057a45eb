/** How fast a running server answers: load by a timetable from outside, and single predictions inside. */
@NullMarked
package io.assay.benchmarks.serving;

import org.jspecify.annotations.NullMarked;
