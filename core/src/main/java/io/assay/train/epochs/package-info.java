/**
 * What learners that train in epochs decide by: when to lower the learning rate, when to stop, when to keep what has
 * been reached. Values that a checkpoint can hold; may import {@code base}.
 */
@NullMarked
package io.assay.train.epochs;

import org.jspecify.annotations.NullMarked;
