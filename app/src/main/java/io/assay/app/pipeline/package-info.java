/** Commands that walk the whole road from signals to kept models, and tell how far it was walked. */
@NullMarked
package io.assay.app.pipeline;

import org.jspecify.annotations.NullMarked;
