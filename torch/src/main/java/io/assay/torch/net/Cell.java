package io.assay.torch.net;

/** What remembers. */
public enum Cell {
    /** Long short-term memory: input, forget, cell and output gates. */
    LSTM(4),
    /** Gated recurrent unit: reset, update and new gates. */
    GRU(3);

    private final int gates;

    Cell(int gates) {
        this.gates = gates;
    }

    /** How many gates a unit has. */
    int gates() {
        return gates;
    }
}
