package io.assay.registry;

import java.util.List;
import java.util.regex.Pattern;

import io.assay.base.UsageException;

/** Names of kept models: readable, unique, and plain enough to be a folder's name anywhere. */
final class ModelId {
    /** How many digits of the content's hash a name may have: the first length that is not taken. */
    static final List<Integer> LENGTHS = List.of(8, 16, 64);

    private static final int READABLE = 60;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?=[A-Za-z0-9_-])){0,150}");

    private ModelId() {}

    /** The name of a card's model: first instrument, learner and the first digits of its content's hash. */
    static String of(ModelCard card, String contentHash, int digits) {
        int others = card.instruments().size() - 1;
        String whom = card.instruments().get(0) + (others == 0 ? "" : "-and-" + others);
        return plain(whom) + "-" + plain(card.recipe().learner()) + "-" + contentHash.substring(0, digits);
    }

    /**
     * Returns the name if it can be one.
     *
     * @throws UsageException if it holds anything that could lead out of the store
     */
    static String checked(String id) {
        if (!PLAIN.matcher(id).matches()) {
            throw new UsageException("a model's name holds letters, digits, '-', '_' and single dots only, such as"
                    + " US-AAPL-random-forest-1a2b3c4d, was '" + id + "'");
        }
        return id;
    }

    /** Whether a folder of this name could be a model's. */
    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    /** The name as part of a folder's name; what is lost is told apart by the hash. */
    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        String some = plain.isEmpty() ? "X" : plain;
        return some.substring(0, Math.min(READABLE, some.length())).replaceAll("-$", "");
    }
}
