package io.assay.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.assay.base.DataException;

/** Asks a service for one thing after another; what is refused does not stop the rest, a service that is down does. */
public final class Fetching {
    /** After so many in a row without an answer the network, not what was asked for, is taken to be the trouble. */
    private static final int HOPELESS = 3;

    private Fetching() {}

    /**
     * Asks.
     *
     * @param names of what is asked for
     * @param fetch asks for one of them and stores it
     * @param refused told of each that did not come, and why
     * @param remark told if the rest was given up
     */
    public static void each(
            Context context,
            List<String> names,
            Consumer<String> fetch,
            BiConsumer<String, String> refused,
            Consumer<String> remark) {
        context.progress().start("Fetching", names.size());
        int inVain = 0;
        for (String name : names) {
            try {
                fetch.accept(name);
                inVain = 0;
            } catch (DataException e) {
                refused.accept(name, String.valueOf(e.getMessage()));
                inVain = e.getCause() instanceof IOException ? inVain + 1 : 0;
            }
            context.progress().step(name);
            if (inVain == HOPELESS && !name.equals(names.get(names.size() - 1))) {
                remark.accept("gave up after " + HOPELESS + " in a row without an answer; what was fetched before them"
                        + " is stored");
                break;
            }
        }
        context.progress().done();
    }
}
