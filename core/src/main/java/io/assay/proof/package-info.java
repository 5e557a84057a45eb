/**
 * Proof that nothing looks ahead: every registered transform is run again on data whose future is cut off or replaced,
 * and not a bit of what was known before may move. May import everything but reports, experiments and the application.
 */
@NullMarked
package io.assay.proof;

import org.jspecify.annotations.NullMarked;
