/** {@code assay monitor}: a look at the models in use, once or again and again, and who is told of alarms. */
@NullMarked
package io.assay.app.monitor;

import org.jspecify.annotations.NullMarked;
