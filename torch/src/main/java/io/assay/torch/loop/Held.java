package io.assay.torch.loop;

import io.assay.base.Digest;

/**
 * Rows with what is to be answered.
 *
 * @param rows what is read
 * @param targets what is to be answered
 */
public record Held(Rows rows, Targets targets) {
    /** Adds to a digest everything that a training reads: every window, whose it is, what is to be answered. */
    public void addTo(Digest digest) {
        digest.add(rows.size()).add(rows.bars()).add(rows.width());
        float[] window = new float[rows.bars() * rows.width()];
        for (int row = 0; row < rows.size(); row++) {
            rows.copy(row, window, 0);
            digest.add(window).add(rows.stock(row));
        }
        digest.add(targets.classes())
                .add(targets.classOf())
                .add(targets.number())
                .add(targets.weight());
    }
}
