package io.assay.experiment.stocks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.Parallel;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.Dataset;
import io.assay.experiment.Wiring;
import io.assay.market.Instrument;
import io.assay.model.Learner;
import io.assay.model.builtin.ConstantLearner;
import io.assay.stocks.ModelNames;
import io.assay.stocks.StockAnswers;
import io.assay.train.CrossFit;
import io.assay.train.FoldMemory;
import io.assay.train.OutOfSample;

/**
 * The walk-forwards of the four models and the mean over the same windows; a row counts where all of them answer. A
 * window's models learn from every row whose outcome was known before it.
 */
final class StockWalks {
    private static final Parallel ONE_THREAD = new Parallel(1);

    private final TrainSpec spec;
    private final Wiring wiring;
    private final CalendarWindows windows;
    private final FoldMemory memory;
    private final Dataset pool;
    private final OutOfSample original;
    private final OutOfSample global;

    StockWalks(TrainSpec spec, Wiring wiring, CalendarWindows windows, FoldMemory memory, List<StockRows> pooled) {
        this.spec = spec;
        this.wiring = wiring;
        this.windows = windows;
        this.memory = memory;
        this.pool = StockRows.pool(pooled);
        this.original = ofAll(pool, spec.ofPrices(), ModelNames.ORIGINAL);
        this.global = ofAll(StockRows.scaleFree(pool), spec.learner(), ModelNames.GLOBAL);
    }

    private OutOfSample ofAll(Dataset rows, Learner learner, String name) {
        OutOfSample said = new CrossFit(windows)
                .over(rows, memory)
                .run(wiring.large(learner), spec.seed().child(name), ONE_THREAD);
        wiring.progress().step(name);
        return said;
    }

    /** The rows of all stocks together, scale-free. */
    Dataset pool() {
        return StockRows.scaleFree(pool);
    }

    /** What the model of all stocks said. */
    OutOfSample global() {
        return global;
    }

    /** The folds of one stock by itself. */
    CrossFit.Folds folds(Dataset rows) {
        return new CrossFit(windows).over(rows, memory);
    }

    /** Where the seed of a stock's model begins. */
    Seed seed(Instrument instrument, String model) {
        return spec.seed().child(instrument.toString()).child(model);
    }

    /**
     * The answers on the rows of one stock; nothing where it has no return before the first window to tell its scale.
     *
     * @throws io.assay.base.DataException if its history is too short to walk forward over
     */
    Optional<StockAnswers> of(StockRows stock) {
        CrossFit.Folds scaleFree = folds(stock.scaleFree());
        Instrument whose = stock.instrument();
        OutOfSample prices =
                folds(stock.dataset()).run(spec.ofPrices(), seed(whose, ModelNames.OWN_SCALER), ONE_THREAD);
        OutOfSample own = scaleFree.run(spec.learner(), seed(whose, ModelNames.OWN), ONE_THREAD);
        OutOfSample mean = scaleFree.run(ConstantLearner.majority(), seed(whose, ModelNames.MEAN), ONE_THREAD);
        wiring.progress().step(whose.toString());
        double scale = scale(stock.dataset());
        if (!(scale > 0)) {
            return Optional.empty();
        }
        Map<Integer, Double> ofOriginal = byDay(original, whose);
        Map<Integer, Double> ofGlobal = byDay(global, whose);
        Dataset.Rows tested = own.rows().rows();
        int[] at = IntStream.range(0, own.rows().size())
                .filter(row -> ofGlobal.containsKey(tested.decisionDay()[row]))
                .toArray();
        Map<String, double[]> said = new LinkedHashMap<>();
        said.put(ModelNames.ORIGINAL, values(ofOriginal, tested, at));
        said.put(ModelNames.OWN_SCALER, values(prices, at));
        said.put(ModelNames.OWN, values(own, at));
        said.put(ModelNames.GLOBAL, values(ofGlobal, tested, at));
        said.put(ModelNames.MEAN, values(mean, at));
        return Optional.of(new StockAnswers(whose.toString(), rows(stock, tested, at), scale, said));
    }

    /** Mean square of the returns that were known before the first window. */
    private double scale(Dataset rows) {
        int first = windows.starts().get(0);
        return IntStream.range(0, rows.size())
                .filter(row -> rows.rows().knownDay()[row] < first)
                .mapToDouble(row -> rows.rows().target()[row] * rows.rows().target()[row])
                .average()
                .orElse(0);
    }

    private static Map<Integer, Double> byDay(OutOfSample said, Instrument whose) {
        Dataset rows = said.rows();
        int number = rows.instruments().indexOf(whose);
        Map<Integer, Double> byDay = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.rows().instrument()[row] == number) {
                byDay.put(rows.rows().decisionDay()[row], said.predictions().values()[row]);
            }
        }
        return byDay;
    }

    private static double[] values(Map<Integer, Double> byDay, Dataset.Rows rows, int[] at) {
        return Arrays.stream(at)
                .mapToDouble(row -> byDay.getOrDefault(rows.decisionDay()[row], Double.NaN))
                .toArray();
    }

    private static double[] values(OutOfSample said, int[] at) {
        return Arrays.stream(at)
                .mapToDouble(row -> said.predictions().values()[row])
                .toArray();
    }

    private StockAnswers.Rows rows(StockRows stock, Dataset.Rows tested, int[] at) {
        int[] days = stock.dataset().rows().decisionDay();
        boolean[] filled = new boolean[at.length];
        for (int i = 0; i < at.length; i++) {
            filled[i] = stock.filled()[Arrays.binarySearch(days, tested.decisionDay()[at[i]])];
        }
        Dataset.Rows some = tested.select(at);
        int[] window = Arrays.stream(some.decisionDay())
                .map(day -> windows.starts().indexOf(windows.startOf(day)))
                .toArray();
        return new StockAnswers.Rows(
                some.decisionDay(), some.knownDay(), window, some.target(), some.outcome(), filled);
    }
}
