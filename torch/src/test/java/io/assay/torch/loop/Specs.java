package io.assay.torch.loop;

/** Loops for tests, changed step by step. */
final class Specs {
    private int epochs = 4;
    private int batch = 16;
    private int accumulate = 1;
    private double rate = 0.01;
    private double decay;
    private boolean decoupled = true;
    private int patience;
    private int plateau;
    private double noise;

    private Specs() {}

    static Specs loop() {
        return new Specs();
    }

    Specs withEpochs(int number) {
        epochs = number;
        return this;
    }

    Specs withBatch(int rows, int number) {
        batch = rows;
        accumulate = number;
        return this;
    }

    Specs withRate(double newRate) {
        rate = newRate;
        return this;
    }

    Specs withDecay(double newDecay, boolean apart) {
        decay = newDecay;
        decoupled = apart;
        return this;
    }

    Specs withPatience(int newPatience, int newPlateau) {
        patience = newPatience;
        plateau = newPlateau;
        return this;
    }

    Specs withNoise(double deviation) {
        noise = deviation;
        return this;
    }

    LoopSpec build() {
        return new LoopSpec(
                epochs,
                batch,
                accumulate,
                rate,
                decay,
                decoupled,
                1,
                patience,
                plateau,
                0.5,
                noise,
                4,
                false,
                Objective.ONE);
    }
}
