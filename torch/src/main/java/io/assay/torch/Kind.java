package io.assay.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;
import io.assay.torch.net.Cell;
import io.assay.torch.net.HybridNet;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.MultiModalNet;
import io.assay.torch.net.NetworkSpec;
import io.assay.torch.net.RecurrentNet;
import io.assay.torch.net.TransformerNet;

/**
 * A kind of network that users may ask for: the one visible list.
 *
 * @param name standard name
 * @param parameters what may be adjusted, architecture first, then training
 * @param spec the architecture of some settings
 * @param heads whether it has a head for the size of the move and one for its confidence beside the classes
 */
record Kind(String name, List<Parameter> parameters, Function<Settings, NetworkSpec> spec, boolean heads) {
    private static final int MOST_UNITS = 4096;
    private static final int MOST_LAYERS = 64;

    private static final Parameter HIDDEN = units("hidden", 128);
    private static final Parameter LAYERS = Parameter.count("layers", 2, 1, MOST_LAYERS);
    private static final Parameter DROPOUT = Parameter.real("dropout", 0.2, 0, 0.95);
    private static final Parameter BATCH_NORM = Parameter.choice("batch_norm", "no", "yes");
    private static final Parameter DENSE = Parameter.count("dense", 0, 0, MOST_UNITS);
    private static final Parameter HEADS = Parameter.count("heads", 8, 1, 64);
    private static final Parameter KEY = units("key", 64);
    private static final Parameter FEED_FORWARD = units("feed_forward", 256);

    static final List<Kind> ALL = List.of(
            kind(
                    "mlp",
                    List.of(
                            units("hidden1", 100),
                            Parameter.count("hidden2", 50, 0, MOST_UNITS),
                            Parameter.count("hidden3", 25, 0, MOST_UNITS),
                            DROPOUT.standing(0.0)),
                    Map.of("sequence", 1, "weight_decay", 1e-3, "batch_size", 200),
                    s -> new Mlp(sizes(s, "hidden1", "hidden2", "hidden3"), s.real("dropout"), effects(s))),
            kind(
                    "lstm",
                    List.of(HIDDEN, LAYERS, DROPOUT, BATCH_NORM, DENSE),
                    Map.of(),
                    s -> recurrent(s, Cell.LSTM, 0)),
            kind("gru", List.of(HIDDEN, LAYERS, DROPOUT, BATCH_NORM, DENSE), Map.of(), s -> recurrent(s, Cell.GRU, 0)),
            kind(
                    "lstm-attention",
                    List.of(HIDDEN, LAYERS, DROPOUT, BATCH_NORM, DENSE, HEADS.standing(4)),
                    Map.of(),
                    s -> recurrent(s, Cell.LSTM, s.count("heads"))),
            kind(
                    "transformer",
                    List.of(units("width", 64), LAYERS, HEADS, KEY, FEED_FORWARD, DROPOUT.standing(0.1)),
                    Map.of("sequence", 60),
                    s -> transformer(s, s.count("width"), s.count("layers"))),
            kind(
                    "lstm-transformer",
                    List.of(
                            HIDDEN.standing(64),
                            LAYERS.standing(1),
                            DROPOUT,
                            BATCH_NORM,
                            Parameter.count("blocks", 2, 1, MOST_LAYERS),
                            HEADS.standing(4),
                            KEY.standing(16),
                            FEED_FORWARD),
                    Map.of(),
                    s -> new HybridNet(
                            recurrent(s, Cell.LSTM, 0), transformer(s, s.count("hidden"), s.count("blocks")))),
            new Kind(
                    "multimodal",
                    with(
                            List.of(
                                    units("technical_hidden", 64),
                                    HEADS.standing(1),
                                    units("sentiment_hidden", 32),
                                    units("macro_hidden", 32),
                                    units("dense1", 128),
                                    Parameter.real("dropout1", 0.3, 0, 0.95),
                                    units("dense2", 64),
                                    Parameter.real("dropout2", 0.2, 0, 0.95),
                                    Parameter.real("magnitude_share", 0.5, 0, 100)),
                            Map.of("sequence", 60)),
                    Kind::multiModal,
                    true));

    /**
     * The one of a name.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    static Kind of(String name) {
        return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst().orElseThrow();
    }

    private static Kind kind(
            String name,
            List<Parameter> architecture,
            Map<String, Object> standing,
            Function<Settings, NetworkSpec> spec) {
        return new Kind(name, with(architecture, standing), spec, false);
    }

    /** What may be adjusted of the architecture, then of its training. */
    private static List<Parameter> with(List<Parameter> architecture, Map<String, Object> standing) {
        List<Parameter> all = new ArrayList<>(architecture);
        for (Parameter parameter : Schooling.PARAMETERS) {
            Object other = standing.get(parameter.name());
            all.add(other == null ? parameter : parameter.standing(other));
        }
        return List.copyOf(all);
    }

    /** The parameters that say how many units a layer has. */
    List<String> sizes() {
        return parameters.stream()
                .filter(p -> p instanceof Parameter.Numeric number && number.max() == MOST_UNITS)
                .map(Parameter::name)
                .toList();
    }

    private static Parameter units(String name, int standard) {
        return Parameter.count(name, standard, 1, MOST_UNITS);
    }

    private static int effects(Settings s) {
        return s.count("stock_effects");
    }

    /** The sizes of some layers; those of 0 units are left out. */
    private static List<Integer> sizes(Settings s, String... names) {
        List<Integer> sizes = new ArrayList<>();
        for (String name : names) {
            if (s.count(name) > 0) {
                sizes.add(s.count(name));
            }
        }
        return sizes;
    }

    private static RecurrentNet recurrent(Settings s, Cell cell, int heads) {
        boolean dense = s.all().containsKey("dense");
        return new RecurrentNet(
                cell,
                s.count("hidden"),
                s.count("layers"),
                s.real("dropout"),
                s.word("batch_norm").equals("yes"),
                heads,
                dense ? sizes(s, "dense") : List.of(),
                effects(s));
    }

    private static TransformerNet transformer(Settings s, int width, int blocks) {
        return new TransformerNet(
                width,
                blocks,
                s.count("heads"),
                s.count("key"),
                s.count("feed_forward"),
                s.real("dropout"),
                effects(s));
    }

    private static NetworkSpec multiModal(Settings s) {
        return new MultiModalNet(
                s.count("technical_hidden"),
                s.count("heads"),
                s.count("sentiment_hidden"),
                s.count("macro_hidden"),
                s.count("dense1"),
                s.real("dropout1"),
                s.count("dense2"),
                s.real("dropout2"),
                effects(s));
    }
}
