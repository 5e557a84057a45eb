/** {@code assay retrain}: fitting what is in use anew, and who takes over. */
@NullMarked
package io.assay.app.retrain;

import org.jspecify.annotations.NullMarked;
