package io.assay.base;

/** Hears how far a long piece of work has come. Called from any thread. */
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void start(String task, long steps) {}

        @Override
        public void step(String detail) {}

        @Override
        public void done() {}
    };

    /** A task of {@code steps} steps begins; the one before it has ended. */
    void start(String task, long steps);

    /** One step is done; {@code detail} names it, for example the symbol. */
    void step(String detail);

    /** The task has ended. */
    void done();
}
