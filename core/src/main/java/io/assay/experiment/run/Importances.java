package io.assay.experiment.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.assay.base.DataException;
import io.assay.base.UsageException;
import io.assay.experiment.Wiring;
import io.assay.model.Explained;
import io.assay.model.Model;
import io.assay.registry.ModelStore;
import io.assay.report.Importance;

/** What the models of a run lean on. */
public final class Importances {
    private Importances() {}

    /**
     * The mean importance over the stocks of a run. A model that several stocks share is read once and counts once a
     * stock. Models that do not tell (rules, null models) are left out; one that cannot be read is named in the notes.
     */
    public static Importance of(Wiring wiring, RunRecord run) {
        return of(wiring.models(), run);
    }

    /** The same from a store of models. */
    public static Importance of(ModelStore store, RunRecord run) {
        Map<String, Integer> stocksOf = new TreeMap<>();
        run.models().values().forEach(id -> stocksOf.merge(id, 1, Integer::sum));
        Map<String, Double> sums = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        int models = 0;
        for (Map.Entry<String, Integer> entry : stocksOf.entrySet()) {
            try {
                models += add(store.load(entry.getKey()).model(), entry.getValue(), sums) ? 1 : 0;
            } catch (DataException | UsageException e) {
                notes.add("The importance leaves out model " + entry.getKey() + ": " + e.getMessage());
            }
        }
        return new Importance(shares(sums), models, notes);
    }

    /** The importance of one model; nothing if it does not tell. */
    public static Importance of(Model model) {
        Map<String, Double> sums = new TreeMap<>();
        int told = add(model, 1, sums) ? 1 : 0;
        return new Importance(shares(sums), told, List.of());
    }

    private static List<Importance.Share> shares(Map<String, Double> sums) {
        double total = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        return sums.entrySet().stream()
                .map(e -> new Importance.Share(e.getKey(), e.getValue() / total))
                .filter(s -> total > 0)
                .sorted(Comparator.comparingDouble(Importance.Share::share)
                        .reversed()
                        .thenComparing(Importance.Share::feature))
                .toList();
    }

    private static boolean add(Model model, int stocks, Map<String, Double> sums) {
        if (!(model instanceof Explained explained)) {
            return false;
        }
        explained.importance().forEach((feature, share) -> sums.merge(feature, stocks * share, Double::sum));
        return true;
    }
}
