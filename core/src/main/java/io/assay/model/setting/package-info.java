/** Hyper-parameters of learners: what a learner understands, and the checked values that it was given. */
@NullMarked
package io.assay.model.setting;

import org.jspecify.annotations.NullMarked;
