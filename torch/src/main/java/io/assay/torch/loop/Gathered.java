package io.assay.torch.loop;

import java.util.Optional;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

import static org.bytedeco.pytorch.global.torch.from_blob;

/**
 * Memory into which the windows of some rows are gathered, used again and again by one thread at a time. Owned by the
 * scope in which it was made.
 */
final class Gathered {
    private final Rows rows;
    private final float[] values;
    private final FloatPointer memory;
    private final Place place;

    /** Memory for so many rows at a time, which are moved to a place. */
    Gathered(Rows rows, int most, Place place) {
        this.place = place;
        this.rows = rows;
        this.values = new float[Math.multiplyExact(most, Math.multiplyExact(rows.bars(), rows.width()))];
        this.memory = new FloatPointer(values.length);
    }

    /** The windows of some rows, [rows, bars, columns]; valid until the next call. */
    Tensor windows(int[] which, Optional<Noise> noise, double deviation) {
        int size = rows.bars() * rows.width();
        for (int i = 0; i < which.length; i++) {
            rows.copy(which[i], values, i * size);
        }
        if (deviation > 0) {
            noise.ifPresent(n -> n.addTo(values, which.length * size, deviation));
        }
        memory.put(values, 0, which.length * size);
        return place.put(from_blob(memory, which.length, rows.bars(), rows.width()));
    }

    /** The places of the stocks of some rows. */
    Tensor stocks(int[] which) {
        long[] places = new long[which.length];
        for (int i = 0; i < which.length; i++) {
            places[i] = rows.stock(which[i]);
        }
        return place.put(Losses.longs(places));
    }
}
