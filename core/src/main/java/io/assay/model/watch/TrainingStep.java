package io.assay.model.watch;

/**
 * One step of the optimiser.
 *
 * @param epoch from 1
 * @param step within the epoch, from 1
 * @param loss mean over the batch, penalties left out
 * @param gradientNorm Euclidean norm of the gradient before it is clipped
 * @param learningRate of this step
 * @param sequences rows of the batch
 */
public record TrainingStep(int epoch, int step, double loss, double gradientNorm, double learningRate, int sequences) {}
