/**
 * {@code assay judge}: scores that somebody else computed ({@code ScoreReader} reads them as a foreign file), judged as
 * our own models are ({@code PredictionJudge}): checks for what later data would leave behind, null models on the same
 * rows, books at costs. Assay did not compute the scores, so that they are free of leaks is never proven here. May
 * import what {@code experiment} may import, and {@code experiment} with its rooms {@code run} and {@code trade}.
 */
@NullMarked
package io.assay.experiment.judge;

import org.jspecify.annotations.NullMarked;
