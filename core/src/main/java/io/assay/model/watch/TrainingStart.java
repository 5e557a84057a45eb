package io.assay.model.watch;

/**
 * What is about to be trained.
 *
 * @param name the learner, for example {@code lstm}
 * @param parameters trainable numbers of the network
 * @param epochs the most there will be
 * @param batches steps of the optimiser an epoch
 * @param sequences training rows an epoch
 * @param validation rows that are scored after each epoch and not learnt from; 0 if there are none
 * @param epochsDone epochs that a checkpoint holds already; 0 for a fresh training
 * @param baseRate share of the most frequent class in the validation rows, 0..1; NaN where a number is predicted
 */
public record TrainingStart(
        String name,
        long parameters,
        int epochs,
        int batches,
        int sequences,
        int validation,
        int epochsDone,
        double baseRate) {}
