/** Argument checks, errors, seeds, hashing, atomic files, parallel work and array maths. Imports nothing of ours. */
@NullMarked
package io.assay.base;

import org.jspecify.annotations.NullMarked;
