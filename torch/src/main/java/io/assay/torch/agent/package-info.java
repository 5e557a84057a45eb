/**
 * Agents that size positions: how they act, remember and learn. Losses are worked out here, in Java; networks learn
 * from their slopes ({@link io.assay.torch.loop.Steered}), so nothing here touches native memory. Supervised training
 * is in {@code io.assay.torch} and {@code io.assay.torch.loop}. May import {@code net} and {@code loop}, and of the
 * core {@code base}, {@code model} and {@code portfolio}.
 */
@NullMarked
package io.assay.torch.agent;

import org.jspecify.annotations.NullMarked;
