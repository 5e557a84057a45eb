package io.assay.benchmarks.networks;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.torch.net.Cell;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.NetworkSpec;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.Shape;
import io.assay.torch.net.TransformerNet;

/**
 * What a side does, as words {@code name=value} that another process can be handed.
 *
 * @param words by name
 */
record Plan(Map<String, String> words) {
    static final int COLUMNS = 95;
    static final int CLASSES = 3;

    Plan {
        words = new LinkedHashMap<>(words);
    }

    /** The plan of some words. */
    static Plan of(String... words) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            all.put(word.substring(0, at), word.substring(at + 1));
        }
        return new Plan(all);
    }

    /** The same with some words changed. */
    Plan with(String... changed) {
        Map<String, String> all = new LinkedHashMap<>(words);
        all.putAll(of(changed).words);
        return new Plan(all);
    }

    /** The words again. */
    List<String> text() {
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .toList();
    }

    String word(String name) {
        String value = words.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' must be in the plan, which is " + words);
        }
        return value;
    }

    int number(String name) {
        return Integer.parseInt(word(name));
    }

    boolean has(String name) {
        return words.containsKey(name);
    }

    Path data() {
        return Path.of(word("data"));
    }

    /** Bars of a window of the network in question. */
    int bars() {
        return switch (word("network")) {
            case "mlp" -> 1;
            case "transformer" -> 60;
            default -> 30;
        };
    }

    /** The architecture: the request's defaults. */
    NetworkSpec spec() {
        return switch (word("network")) {
            case "lstm-128x2" -> new RecurrentNet(Cell.LSTM, 128, 2, 0.2, false, 0, List.of(), 0);
            case "lstm-256x3" -> new RecurrentNet(Cell.LSTM, 256, 3, 0.3, false, 0, List.of(), 0);
            case "gru-128x2" -> new RecurrentNet(Cell.GRU, 128, 2, 0.2, false, 0, List.of(), 0);
            case "transformer" -> new TransformerNet(64, 2, 8, 64, 256, 0.1, 0);
            case "mlp" -> new Mlp(List.of(100, 50, 25), 0, 0);
            default -> throw new IllegalArgumentException("'network' must be one that is known, was " + words);
        };
    }

    Network network() {
        return spec().network(new Shape(bars(), Collections.nCopies(COLUMNS, Modality.TECHNICAL), 0, CLASSES));
    }
}
