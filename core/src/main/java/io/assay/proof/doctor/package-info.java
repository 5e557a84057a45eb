/**
 * The doctor: plants each classic leak in a copy of the pipeline, shows what it would have faked, and asks the checks
 * that guard the real one whether they see it.
 */
@NullMarked
package io.assay.proof.doctor;

import org.jspecify.annotations.NullMarked;
