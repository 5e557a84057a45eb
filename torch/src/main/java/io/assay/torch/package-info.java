/**
 * Neural networks as learners: what is trained on which rows, how models answer and how they are kept. Networks are
 * described in {@code net}, the one training loop is in {@code loop}, agents are in {@code agent}. May import
 * {@code base}, {@code market}, {@code feature}, {@code dataset}, {@code model}, {@code metric} and {@code train}.
 */
@NullMarked
package io.assay.torch;

import org.jspecify.annotations.NullMarked;
