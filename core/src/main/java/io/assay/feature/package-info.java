/**
 * What a model may look at: functions of bars up to and including today. May import {@code base} and {@code market}.
 */
@NullMarked
package io.assay.feature;

import org.jspecify.annotations.NullMarked;
