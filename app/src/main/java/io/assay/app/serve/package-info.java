/** {@code assay serve}: the options of the server, and its life from start to stop. */
@NullMarked
package io.assay.app.serve;

import org.jspecify.annotations.NullMarked;
