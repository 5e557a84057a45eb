/**
 * The one training loop: shards of a batch, the optimiser, checkpoints. Same rows, specification and seed give the same
 * weights, bit for bit, at any number of threads (decision 020).
 */
@NullMarked
package io.assay.torch.loop;

import org.jspecify.annotations.NullMarked;
