package io.assay.experiment.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.experiment.run.JudgedFile;
import io.assay.experiment.run.RunFolder;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.label.LabelColumn;
import io.assay.ledger.ProofStamp;

/**
 * What the models of a finished run said out of sample, a column each: of every day, by a model that was fitted before
 * that day's window. So an agent that sees them acts on what an LSTM, a Transformer or any other model would have said
 * then. Null models of the run are left out.
 *
 * <p>A run keeps the days whose outcome came to be known, and the days before a hole in the bars or before their end
 * have none: a missing score would tell of a hole that nobody could foresee. So the last score holds on, for as many
 * days as the slowest outcome of the run took to be known.
 */
final class RunScores {
    private final String id;
    private final boolean proven;
    private final List<FeatureInfo> columns;
    private final Map<String, Stock> stocks;
    private final int longest;

    private record Stock(int[] days, float[][] scores, int longest) {}

    private RunScores(RunFolder folder, List<FeatureInfo> columns, Map<String, Stock> stocks) {
        this.id = folder.id();
        this.proven = folder.proof().map(ProofStamp::isProven).orElse(false);
        this.columns = columns;
        this.stocks = stocks;
        this.longest = stocks.values().stream().mapToInt(Stock::longest).max().orElse(0);
    }

    /**
     * The scores of a run.
     *
     * @throws io.assay.base.UsageException if there is no such run, or it keeps no rows
     */
    static RunScores of(Path workspace, String run) {
        RunFolder folder = RunFolder.find(workspace, Optional.of(run));
        List<JudgedFile.Content> judged = folder.judged(Optional.empty());
        Set<String> models = new HashSet<>();
        models.add(judged.get(0).predicted().model().name());
        folder.report().others().stream().map(Comparison::model).forEach(models::add);
        List<String> names = judged.get(0).predicted().answers().stream()
                .map(Answers::name)
                .filter(models::contains)
                .filter(name -> judged.stream().allMatch(c -> answers(c, name).isPresent()))
                .toList();
        List<FeatureInfo> columns = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            String name = "score_" + (k + 1) + "_"
                    + names.get(k).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
            columns.add(FeatureInfo.of(name, FeatureGroup.PRICE, "out-of-sample score of " + names.get(k), 0));
        }
        Map<String, Stock> stocks = new HashMap<>();
        judged.forEach(c -> stocks.put(c.header().stock().instrument(), stock(c, names)));
        return new RunScores(folder, columns, stocks);
    }

    private static Optional<Answers> answers(JudgedFile.Content content, String name) {
        return content.predicted().answers().stream()
                .filter(a -> a.name().equals(name))
                .findFirst();
    }

    private static Stock stock(JudgedFile.Content content, List<String> names) {
        Dataset.Rows rows = content.predicted().rows().rows();
        int[] order = IntStream.range(0, rows.decisionDay().length)
                .boxed()
                .sorted((a, b) -> Integer.compare(rows.decisionDay()[a], rows.decisionDay()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        float[][] scores = new float[names.size()][order.length];
        for (int k = 0; k < scores.length; k++) {
            Answers said = answers(content, names.get(k)).orElseThrow();
            for (int i = 0; i < order.length; i++) {
                scores[k][i] = (float) said.predictions().score(order[i]);
            }
        }
        // An outcome that never came to be known tells no waiting time.
        int longest = IntStream.of(order)
                .filter(row -> rows.knownDay()[row] != LabelColumn.NEVER)
                .map(row -> rows.knownDay()[row] - rows.decisionDay()[row])
                .max()
                .orElse(0);
        return new Stock(
                Arrays.stream(order).map(row -> rows.decisionDay()[row]).toArray(), scores, longest);
    }

    /** Name of the run. */
    String id() {
        return id;
    }

    /** What a reader must know of the run, in sentences. */
    List<String> notes() {
        return proven
                ? List.of()
                : List.of("That nothing of run " + id + ", whose scores the agent sees, looks ahead is NOT PROVEN.");
    }

    /** Calendar days for which a score holds on. */
    int longest() {
        return longest;
    }

    /** One column a model. */
    List<FeatureInfo> columns() {
        return columns;
    }

    /** Whether the run said anything of an instrument. */
    boolean knows(String instrument) {
        return stocks.containsKey(instrument);
    }

    /**
     * What a model last said of an instrument by the closes of some days; NaN where that is too long ago.
     *
     * @param column number of the model
     */
    float[] of(String instrument, int column, int[] days) {
        Stock stock = stocks.get(instrument);
        if (stock == null) {
            throw new DataException("run " + id + " holds no scores of " + instrument);
        }
        float[] scores = new float[days.length];
        for (int i = 0; i < days.length; i++) {
            int found = Arrays.binarySearch(stock.days(), days[i]);
            int at = found >= 0 ? found : -found - 2;
            boolean fresh = at >= 0 && days[i] - stock.days()[at] <= longest;
            scores[i] = fresh ? stock.scores()[column][at] : Float.NaN;
        }
        return scores;
    }
}
