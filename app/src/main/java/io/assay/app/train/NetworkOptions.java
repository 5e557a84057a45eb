package io.assay.app.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.app.cli.OptionChecks;
import io.assay.base.UsageException;
import io.assay.model.Device;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Presets;
import io.assay.train.uncertainty.DeepEnsemble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The hyper-parameters of a network as options. Whatever is not told stays at the preset's, or at the default. */
final class NetworkOptions {
    /** By kind of network the parameters that {@code --hidden-size} sets, in their order. */
    private static final Map<String, List<String>> SIZES = Map.of(
            "mlp", List.of("hidden1", "hidden2", "hidden3"),
            "lstm", List.of("hidden"),
            "gru", List.of("hidden"),
            "lstm-attention", List.of("hidden"),
            "lstm-transformer", List.of("hidden"),
            "transformer", List.of("width"),
            "multimodal", List.of("technical_hidden", "sentiment_hidden", "macro_hidden"));

    @Option(names = "--preset", paramLabel = "NAME", description = "A named set of parameters to start from.")
    private @Nullable String preset;

    @Option(
            names = "--hidden-size",
            paramLabel = "N",
            split = ",",
            description = "Units of the layers; of an mlp one number a layer, such as 100,50,25.")
    private List<String> hidden = List.of();

    @Option(names = "--layers", paramLabel = "N", description = "Layers on top of each other.")
    private @Nullable String layers;

    @Option(names = "--dropout", paramLabel = "P", description = "Share of the units left out at random, 0 to 0.95.")
    private @Nullable String dropout;

    @Option(names = "--window", paramLabel = "BARS", description = "Bars read at once, the day itself included.")
    private @Nullable String window;

    @Option(names = "--batch-size", paramLabel = "N", description = "Rows a step.")
    private @Nullable String batch;

    @Option(names = "--learning-rate", paramLabel = "R", description = "Step size of Adam.")
    private @Nullable String rate;

    @Option(names = "--weight-decay", paramLabel = "R", description = "Pull of the weights towards 0.")
    private @Nullable String decay;

    @Option(names = "--epochs", paramLabel = "N", description = "Most epochs of a fit.")
    private @Nullable String epochs;

    @Option(
            names = "--early-stopping",
            paramLabel = "N",
            description = "Stop after so many epochs without a lower validation loss; 0 = never.")
    private @Nullable String patience;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any other parameter, such as accumulate=4, scaling=per-stock or noise=0.01.")
    private Map<String, String> others = Map.of();

    @Option(
            names = "--device",
            paramLabel = "WHERE",
            defaultValue = "cpu",
            description = "Where fits are computed: cpu or cuda (default: ${DEFAULT-VALUE}).")
    private String device = "";

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "1",
            description = "Fit it from so many seeds and average the answers, a deep ensemble; 'evaluate' tells how"
                    + " far they disagree (default: ${DEFAULT-VALUE}).")
    private int members;

    @Option(
            names = "--rival",
            paramLabel = "NAME=VALUE[,...]",
            description = "A variant that competes, such as learning_rate=0.0003. Repeat for more.")
    private List<String> rivals = List.of();

    /** Whether a learner is a network, which has a command of its own. */
    static boolean isNetwork(String learner) {
        return SIZES.containsKey(learner);
    }

    /**
     * A network that competes.
     *
     * @param name of the kind with what makes it a variant, for reports
     * @param kind standard name of the learner
     * @param parameters every one of them by name
     * @param fits where it is fitted, and how often
     */
    record Variant(String name, String kind, Map<String, Object> parameters, Fits fits) {
        Learner learner(Engines engines) {
            return fits.of(engines.learner(kind, parameters));
        }

        /** The same for another number of epochs. */
        Learner withEpochs(Engines engines, int number) {
            Map<String, Object> all = new LinkedHashMap<>(parameters);
            all.put("epochs", number);
            return fits.of(engines.learner(kind, all));
        }

        /** The most epochs of a fit. */
        int epochs() {
            return parameters.get("epochs") instanceof Integer most ? most : 1;
        }
    }

    /**
     * How a network is fitted.
     *
     * @param device where
     * @param members from how many seeds
     */
    record Fits(Device device, int members) {
        /** A name that tells the number of members. */
        String named(String name) {
            return members == 1 ? name : name + " x" + members;
        }

        Learner of(Learner learner) {
            Learner placed = learner.onDevice(device);
            return members == 1 ? placed : new DeepEnsemble(placed, members);
        }
    }

    /**
     * What is asked for: the network and then its rivals.
     *
     * @param kind standard name of the learner
     * @throws UsageException if a parameter is unknown or out of its range
     */
    List<Variant> variants(String kind, Engines engines) {
        Map<String, Object> asked = asked(kind);
        List<Variant> variants = new ArrayList<>();
        variants.add(variant(preset == null ? kind : preset, kind, asked, engines));
        for (String rival : rivals) {
            Map<String, Object> other = new HashMap<>(asked);
            other.putAll(pairs(rival));
            variants.add(variant(kind + " " + rival, kind, other, engines));
        }
        return variants;
    }

    private Variant variant(String name, String kind, Map<String, Object> given, Engines engines) {
        OptionChecks.atLeast("--members", members, 1);
        Fits fits = new Fits(Device.of(device), members);
        return new Variant(
                fits.named(name),
                kind,
                engines.learner(kind, given).onDevice(fits.device()).parameters(),
                fits);
    }

    private Map<String, Object> asked(String kind) {
        Map<String, Object> asked = new HashMap<>();
        if (preset != null) {
            Presets.Preset from = Presets.of(preset);
            if (!from.learner().equals(kind)) {
                throw new UsageException(
                        "'--preset' must be one of a " + kind + ", was '" + preset + "', which is of a "
                                + from.learner() + ". Fix: one of "
                                + Presets.all().stream()
                                        .filter(p -> p.learner().equals(kind))
                                        .map(Presets.Preset::name)
                                        .toList());
            }
            asked.putAll(from.parameters());
        }
        sizes(kind, asked);
        put(asked, "layers", layers);
        put(asked, "dropout", dropout);
        put(asked, "sequence", window);
        put(asked, "batch_size", batch);
        put(asked, "learning_rate", rate);
        put(asked, "weight_decay", decay);
        put(asked, "epochs", epochs);
        put(asked, "patience", patience);
        asked.putAll(others);
        return asked;
    }

    private void sizes(String kind, Map<String, Object> into) {
        List<String> names = SIZES.getOrDefault(kind, List.of());
        if (hidden.size() > names.size()) {
            throw new UsageException("'--hidden-size' of " + kind + " takes at most " + names.size() + " (" + names
                    + "), was " + hidden);
        }
        for (int i = 0; i < hidden.size(); i++) {
            into.put(names.get(i), hidden.get(i));
        }
        // A perceptron has as many layers as it has sizes.
        for (int i = hidden.size(); kind.equals("mlp") && !hidden.isEmpty() && i < names.size(); i++) {
            into.put(names.get(i), 0);
        }
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",")) {
            int at = pair.indexOf('=');
            if (at <= 0) {
                throw new UsageException("'--rival' must be NAME=VALUE[,NAME=VALUE...], was '" + text + "'");
            }
            pairs.put(pair.substring(0, at).strip(), pair.substring(at + 1));
        }
        return pairs;
    }
}
