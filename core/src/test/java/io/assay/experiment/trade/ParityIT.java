package io.assay.experiment.trade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.BuiltDataset;
import io.assay.dataset.DatasetSpec;
import io.assay.dataset.WalkForward;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ModelRows;
import io.assay.experiment.OutsideInputs;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.UniverseFile;
import io.assay.experiment.Wiring;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Refits;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.feature.FeatureRows;
import io.assay.feature.outside.Modalities;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.Delisting;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.Universe;
import io.assay.market.Universe.Member;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.WindowEngine;
import io.assay.model.builtin.LastDayLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.registry.ModelCard;
import io.assay.signal.Signal;
import io.assay.signal.SignalRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a daily job says after a close, of 250 in a row, from the bars that there are by then alone, is bit for bit what
 * the same model says of the same day's row in a dataset that is built once, years later, over all bars. Among the
 * stocks are a short halt, a hole, a quarantined bar, a late listing and a delisting, all within those sessions.
 */
class ParityIT {
    private static final int SESSIONS = 250;
    private static final int BEFORE = 1000;
    private static final int AFTER = 60;
    /** First session without the stock whose listing ends. */
    private static final int ENDS = BEFORE + 120;

    /** Sessions after the first compared one in which a stock comes, goes, halts or is heard of again. */
    private static final List<Integer> EVENTS = List.of(60, 90, 100, 103, 120, 150, 190);

    /** Whether every close is compared, which takes minutes: {@code -Dassay.everyClose=true}. */
    private static final boolean EVERY_CLOSE = Boolean.getBoolean("assay.everyClose");

    private static final Direction LABEL = Direction.three(5);
    private static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(5)
            .withSessions(BEFORE + SESSIONS + AFTER)
            .withInformationCoefficient(0.2)
            .withSeed(Seed.of(11)));
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final Instrument HALTED = STOCKS.get(1);
    private static final Instrument TORN = STOCKS.get(2);
    private static final Instrument LATE = STOCKS.get(3);
    private static final Instrument ENDED = STOCKS.get(4);
    private static final int[] CALENDAR = MARKET.bars(STOCKS.get(0)).days();
    private static final MarketData DATA = new Altered(MARKET, ParityIT::eventful, "eventful");

    /** Two stocks come and go, within the sessions that are compared too. */
    private static final Universe SPELLS = new Universe(
            "spells",
            List.of(
                    new Member(STOCKS.get(0), Integer.MIN_VALUE, CALENDAR[500]),
                    new Member(STOCKS.get(0), CALENDAR[700], CALENDAR[BEFORE + 60]),
                    new Member(STOCKS.get(0), CALENDAR[BEFORE + 90], Integer.MAX_VALUE),
                    new Member(HALTED, CALENDAR[400], CALENDAR[BEFORE + 120]),
                    new Member(TORN, Integer.MIN_VALUE, Integer.MAX_VALUE),
                    new Member(LATE, Integer.MIN_VALUE, Integer.MAX_VALUE),
                    new Member(ENDED, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            false);

    @TempDir
    Path workspace;

    private Optional<Universe> members = Optional.empty();

    /** Bars of a stock in which something happens within the sessions that are compared, and behind them. */
    private static BarSeries eventful(BarSeries bars) {
        Instrument who = bars.instrument();
        if (who.equals(HALTED)) {
            return without(bars, BEFORE + 100, BEFORE + 103);
        }
        if (who.equals(TORN)) {
            return without(spoilt(bars, BEFORE + SESSIONS + 10), BEFORE + 150, BEFORE + 190);
        }
        if (who.equals(LATE)) {
            // Long enough for the audit on the first day, and not yet settled then.
            return spoilt(bars.rows(BEFORE - Thresholds.DEFAULTS.minBars() - 10, bars.size()), SESSIONS + 300);
        }
        if (who.equals(ENDED)) {
            return bars.rows(0, ENDS).withDelisting(new Delisting(bars.days()[ENDS - 1], -0.4));
        }
        return bars;
    }

    /** The same with a bar that the audit drops: its high lies below its low. */
    private static BarSeries spoilt(BarSeries bars, int row) {
        double[] high = bars.high().clone();
        high[row] = bars.low()[row] / 2;
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                bars.days(),
                new BarSeries.Columns(
                        bars.open(), high, bars.low(), bars.close(), bars.adjustedClose(), bars.volume()));
    }

    private static BarSeries without(BarSeries bars, int from, int to) {
        int[] kept =
                IntStream.range(0, bars.size()).filter(i -> i < from || i >= to).toArray();
        Function<double[], double[]> pick =
                column -> Arrays.stream(kept).mapToDouble(i -> column[i]).toArray();
        return BarSeries.of(
                bars.instrument(),
                bars.basis(),
                Arrays.stream(kept).map(i -> bars.days()[i]).toArray(),
                new BarSeries.Columns(
                        pick.apply(bars.open()),
                        pick.apply(bars.high()),
                        pick.apply(bars.low()),
                        pick.apply(bars.close()),
                        pick.apply(bars.adjustedClose()),
                        pick.apply(bars.volume())));
    }

    private Wiring wiring(MarketData data) {
        return StudyMarket.wiring(workspace, data, 2);
    }

    private MarketData learnt() {
        MarketData data = DATA.until(CALENDAR[BEFORE - 1]);
        return members.map(data::within).orElse(data);
    }

    /** What a model says of each of the days: built once over all bars. */
    private Map<Integer, double[]> batch(DatasetSpec spec, List<Instrument> universe, Instrument who, Model model) {
        Auditor auditor = Auditor.of(DATA, Thresholds.DEFAULTS);
        Map<Integer, double[]> said = new HashMap<>();
        try (BuiltDataset built = wiring(DATA)
                .datasets(wiring(DATA).parallel())
                .build(spec, universe, i -> auditor.clean(i).bars())) {
            int number = built.dataset().instruments().indexOf(who);
            add(
                    built.dataset().features(),
                    built.dataset().rows().instrument(),
                    number,
                    model,
                    built.dataset().rows().decisionDay(),
                    said);
            add(
                    built.unlabelled().features(),
                    built.unlabelled().instrument(),
                    number,
                    model,
                    built.unlabelled().day(),
                    said);
        }
        return said;
    }

    private static void add(
            FeatureRows rows, int[] whose, int number, Model model, int[] days, Map<Integer, double[]> into) {
        Predictions predictions = model.predict(rows);
        int width = predictions.target().width();
        for (int r = 0; r < days.length; r++) {
            if (whose[r] == number) {
                into.put(days[r], Arrays.copyOfRange(predictions.values(), r * width, (r + 1) * width));
            }
        }
    }

    /** The closes that are asked about: those around whatever happens, and every fifth of the others. */
    private static int[] closes() {
        return IntStream.range(BEFORE, BEFORE + SESSIONS)
                .filter(t -> EVERY_CLOSE
                        || (t - BEFORE) % 5 == 0
                        || EVENTS.stream().anyMatch(event -> Math.abs(t - BEFORE - event) <= 2))
                .toArray();
    }

    /** Rows on which a model spoke, of all stocks together, for each 250 closes. */
    private int compare(Function<ModelCard, DatasetSpec> spec) {
        Map<String, String> current = wiring(learnt()).models().current();
        Map<Instrument, Map<Integer, double[]>> batch = new HashMap<>();
        for (Instrument who : STOCKS) {
            if (current.containsKey(who.toString())) {
                var kept = wiring(DATA).models().load(Objects.requireNonNull(current.get(who.toString())));
                String universe = kept.card().recipe().universe();
                List<Instrument> all = universe.isEmpty() ? List.of(who) : UniverseFile.read(workspace, universe);
                batch.put(who, batch(spec.apply(kept.card()), all, who, kept.model()));
            }
        }
        int compared = 0;
        for (int t : closes()) {
            int day = CALENDAR[t];
            SignalsToday today = new SignalsToday(wiring(DATA.until(day)), SignalRule.STANDARD, LABEL);
            for (SignalsToday.Answer answer : today.of(new ArrayList<>(batch.keySet()))) {
                Instrument who = answer.instrument();
                // On its last day nobody can buy it any more, whatever a model would say of the row.
                boolean gone = who.equals(ENDED) && t >= ENDS - 1;
                double[] expected =
                        gone ? null : Objects.requireNonNull(batch.get(who)).get(day);
                boolean speaks = answer.signal()
                        .map(s -> s.day() == day && s.modelId().equals(current.get(who.toString())))
                        .orElse(false);
                assertThat(speaks)
                        .as(who + " on " + Days.text(day) + ": " + answer.reason())
                        .isEqualTo(expected != null);
                if (expected != null) {
                    Signal signal = answer.signal().orElseThrow();
                    assertThat(bits(signal.probabilities())).isEqualTo(bits(expected));
                    compared++;
                }
            }
        }
        return compared * SESSIONS / closes().length;
    }

    private static List<Long> bits(double[] values) {
        return Arrays.stream(values).mapToObj(Double::doubleToRawLongBits).toList();
    }

    private void perStock(Learner learner) {
        PerStockSpec spec = PerStockSpec.standard(learner, Seed.of(1)).withWalkForward(WalkForward.expanding(250, 250));
        new TrainMissing(spec, wiring(learnt())).run(STOCKS);
    }

    @Test
    void a_model_of_one_stock_on_all_columns() {
        perStock(LinearLearner.logistic(5000));
        assertThat(compare(card -> ModelRows.ofStock(LABEL))).isGreaterThan(700);
    }

    /** Its columns settle at once; those that training looked at as well do not. */
    @Test
    void a_model_of_one_stock_on_two_fast_columns_says_nothing_of_rows_that_training_left_out() {
        perStock(LastDayLearner.of(List.of("ret_1", "gap"), 1));
        assertThat(compare(card -> ModelRows.ofStock(LABEL))).isGreaterThan(700);
    }

    private void study(Candidate.Scope scope) {
        study(Candidate.of("linear", scope, LinearLearner.logistic(5000)));
    }

    private void study(Candidate candidate) {
        study(candidate, Modalities.NONE);
    }

    private void study(Candidate candidate, Modalities modalities) {
        StudySpec spec = StudySpec.standard(List.of(candidate), Seed.of(1))
                .withLabel(LABEL)
                .withRefits(new Refits.EveryYears(1, 250))
                .withModalities(modalities);
        new Study(spec, wiring(learnt()), HeldOut.none()).run(STOCKS);
    }

    private DatasetSpec within(DatasetSpec rows, ModelCard card) {
        return ServedRows.members(card, workspace).map(rows::withMembers).orElse(rows);
    }

    @Test
    void a_model_of_one_stock_that_learnt_in_spells_of_membership_speaks_in_them_alone() {
        members = Optional.of(SPELLS);
        perStock(LinearLearner.logistic(5000));
        assertThat(compare(card -> within(ModelRows.ofStock(LABEL), card))).isBetween(400, 699);
    }

    @Test
    void a_model_of_all_stocks_that_learnt_in_spells_ranks_the_members_of_the_day() {
        members = Optional.of(SPELLS);
        study(Candidate.Scope.POOLED);
        assertThat(compare(card -> within(universe(card, true), card))).isBetween(700, 900);
    }

    /** Its rows begin later, and in a stock of few bars a daily job must count the same ones. */
    @Test
    void a_model_of_one_stock_that_reads_the_last_bars() {
        perStock(WindowEngine.learner());
        assertThat(compare(card -> ModelRows.ofStock(LABEL).withSequence(WindowEngine.BARS)))
                .isGreaterThan(700);
    }

    @Test
    void a_model_of_all_stocks_that_reads_the_ranks_of_the_last_bars() {
        study(Candidate.of("window", Candidate.Scope.POOLED, WindowEngine.learner()));
        assertThat(compare(card -> universe(card, true).withSequence(WindowEngine.BARS)))
                .isGreaterThan(700);
    }

    private DatasetSpec universe(ModelCard card, boolean ranked) {
        return ModelRows.ofUniverse(
                LABEL, UniverseFile.read(workspace, card.recipe().universe()), ranked);
    }

    @Test
    void a_model_of_one_stock_that_reads_the_market() {
        study(Candidate.Scope.STOCK);
        assertThat(compare(card -> universe(card, false))).isGreaterThan(700);
    }

    /** Series, breadth, season and index are joined by what was known on the day, in training as in a daily job. */
    @Test
    void models_that_read_all_kinds_of_input_beside_bars() {
        Modalities all = Modalities.all();
        study(Candidate.of("linear", Candidate.Scope.POOLED, LinearLearner.logistic(5000)), all);
        assertThat(compare(card -> {
                    assertThat(card.recipe().besideBars()).isEqualTo(all.list());
                    assertThat(card.recipe().features()).contains("vix", "put_call", "mcclellan", "month_sin");
                    return OutsideInputs.on(universe(card, true), all, DATA, STOCKS);
                }))
                .isGreaterThan(700);
    }

    @Test
    void a_model_of_all_stocks_on_ranks() {
        study(Candidate.Scope.POOLED);
        assertThat(compare(card -> universe(card, true))).isGreaterThan(700);
    }
}
