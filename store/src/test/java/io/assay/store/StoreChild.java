package io.assay.store;

import java.nio.file.Path;
import java.util.List;

import io.assay.market.Instrument;

/**
 * The process that the kill test kills: grows two markets together, one step a commit, and says when a step is done.
 * Every few steps the whole history is replaced or compacted, so that kills hit those as well.
 */
final class StoreChild {
    /** Bars that each step adds. */
    static final int STEP = 40;

    private static final int SYMBOLS = 12;

    private StoreChild() {}

    /** The instruments that grow. */
    static List<Instrument> instruments() {
        return java.util.stream.IntStream.range(0, SYMBOLS)
                .mapToObj(i -> new Instrument(i % 2 == 0 ? "US" : "NSE", "S" + i))
                .toList();
    }

    /** Arguments: workspace, {@code grow} or {@code hold}. */
    public static void main(String[] arguments) throws Exception {
        try (MarketStore store = MarketStore.openForWriting(Path.of(arguments[0]))) {
            store.notices().forEach(n -> System.out.println("NOTICE " + n));
            System.out.println("OPEN");
            if (arguments[1].equals("hold")) {
                Thread.sleep(600_000);
            }
            int done = store.listings().isEmpty() ? 0 : store.listings().get(0).bars() / STEP;
            for (int step = done + 1; ; step++) {
                try (StoreWriter writer = store.writer(WritePolicy.KEEP)) {
                    for (Instrument instrument : instruments()) {
                        int from = step % 3 == 0 ? 0 : (step - 1) * STEP;
                        writer.add(Samples.series(Samples.bars(instrument, from, step * STEP)));
                    }
                    writer.commit();
                }
                System.out.println("STEP " + step);
                if (step % 4 == 0) {
                    store.compact();
                    System.out.println("COMPACTED");
                }
            }
        }
    }
}
