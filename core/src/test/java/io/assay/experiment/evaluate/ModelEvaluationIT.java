package io.assay.experiment.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.dataset.Dataset;
import io.assay.evaluate.Answers;
import io.assay.evaluate.GroupScore;
import io.assay.evaluate.Verdict;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.UniverseRows;
import io.assay.experiment.Wiring;
import io.assay.label.Direction;
import io.assay.label.ForwardReturn;
import io.assay.ledger.Peeks;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.model.builtin.LinearLearner;
import io.assay.registry.ModelStore;
import io.assay.report.EvaluationPage;
import io.assay.report.EvaluationReport;
import io.assay.report.EvaluationText;
import io.assay.train.uncertainty.DeepEnsemble;
import io.assay.train.uncertainty.Uncertainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Twelve simulated stocks over eight years, of which models learn from the first five. */
class ModelEvaluationIT {
    private static final Direction LABEL = Direction.three(5);
    private static final MarketData PLANTED = StudyMarket.of(12, 0.3);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(PLANTED);
    private static final int[] CALENDAR = PLANTED.bars(STOCKS.get(0)).days();
    private static final int LEARNT = CALENDAR[1250];

    @TempDir
    Path folder;

    private Wiring wiring(MarketData data) {
        return StudyMarket.wiring(folder, data, 2);
    }

    private String linear(MarketData data) {
        return KeptModels.keep(wiring(data.until(LEARNT)), LinearLearner.logistic(5000), LABEL, STOCKS, true);
    }

    private static EvaluateSpec spec(String model) {
        return new EvaluateSpec(model, Optional.empty(), Integer.MIN_VALUE, HeldOut.NEVER, Map.of(), 0, Seed.of(1));
    }

    private static EvaluateSpec between(String model, int from, int to) {
        return new EvaluateSpec(model, Optional.empty(), from, to, Map.of(), 0, Seed.of(1));
    }

    private EvaluationReport evaluate(MarketData data, EvaluateSpec spec) {
        return new ModelEvaluation(wiring(data), HeldOut.none()).of(spec, Optional.empty());
    }

    @Test
    void what_was_planted_is_found_and_every_row_is_later_than_all_that_was_learnt() {
        String id = linear(PLANTED);
        EvaluationReport report = evaluate(PLANTED, spec(id));
        EvaluationReport.Whole whole = report.whole().orElseThrow();
        assertThat(whole.verdict().outcome()).as(whole.verdict().sentence()).isEqualTo(Verdict.Outcome.SKILL);
        assertThat(whole.nulls()).hasSize(6);
        assertThat(Days.parse(report.rows().days().first())).isGreaterThan(LEARNT);
        assertThat(report.rows().purged()).isPositive();
        assertThat(report.subject().simulated()).isTrue();
        assertThat(report.notes()).noneMatch(n -> n.contains("not bit for bit"));
        assertThat(report.groups().stream().map(GroupScore::kind).distinct())
                .containsExactly("sector", "regime", "year", "stock");
        int judged = report.rows().judged();
        for (String kind : List.of("sector", "regime", "year", "stock")) {
            assertThat(report.groups().stream()
                            .filter(g -> g.kind().equals(kind))
                            .mapToInt(GroupScore::rows)
                            .sum())
                    .isEqualTo(judged);
        }
        assertThat(report.mistakes())
                .isNotEmpty()
                .allMatch(m -> Days.parse(m.day()) > LEARNT && !m.said().equals(m.came()));
        // What the card says of the walk-forward lies far above anything here: that has to be said.
        assertThat(report.gaps().get(0).isLargeSinceValidation()).isTrue();
        assertThat(EvaluationText.of(report, 5)).contains("percentage points lower than in the walk-forward");
    }

    @Test
    void in_noise_nothing_is_found() {
        MarketData noise = StudyMarket.of(12, 0);
        EvaluationReport report = evaluate(noise, spec(linear(noise)));
        assertThat(report.whole().orElseThrow().verdict().outcome()).isNotEqualTo(Verdict.Outcome.SKILL);
        assertThat(report.whole().orElseThrow().leakSuspected()).isFalse();
        assertThat(report.whole()
                        .orElseThrow()
                        .model()
                        .figure("balanced accuracy")
                        .value())
                .isBetween(0.30, 0.37);
    }

    private Map<String, double[]> answers(String id, MarketData data, int to) {
        ModelStore.Kept kept = wiring(data).models().load(id);
        UniverseRows universe = UniverseRows.of(LaterRows.label(kept.card()), wiring(data.until(to)), STOCKS);
        LaterRows rows = LaterRows.of(kept, universe, new LaterRows.Range(STOCKS, Integer.MIN_VALUE, to), spec(id));
        Map<String, double[]> said = new HashMap<>();
        Dataset later = rows.later().rows();
        for (int row = 0; row < later.size(); row++) {
            String key = later.instruments().get(later.rows().instrument()[row]) + " "
                    + later.rows().decisionDay()[row];
            int at = row;
            said.put(
                    key,
                    rows.later().answers().stream()
                            .map(Answers::predictions)
                            .flatMapToDouble(p -> IntStream.range(0, 3).mapToDouble(k -> p.probability(at, k)))
                            .toArray());
        }
        return said;
    }

    @Test
    void what_anybody_says_of_a_row_does_not_change_when_later_bars_are_cut_off_or_others() {
        String id = linear(PLANTED);
        int cut = CALENDAR[1450];
        Map<String, double[]> whole = answers(id, PLANTED, CALENDAR[CALENDAR.length - 1]);
        Map<String, double[]> shortened = answers(id, PLANTED, cut);
        MarketData moved = new StudyMarket.Altered(PLANTED, bars -> StudyMarket.moved(bars, cut + 1), "moved");
        Map<String, double[]> other = answers(id, moved, CALENDAR[CALENDAR.length - 1]);
        assertThat(shortened.size()).isBetween(2000, whole.size() - 2000);
        shortened.forEach((key, said) -> {
            assertThat(Arrays.equals(whole.get(key), said)).as(key).isTrue();
            assertThat(Arrays.equals(other.get(key), said)).as(key).isTrue();
        });
    }

    @Test
    void days_that_were_learnt_from_are_refused_alone_and_purged_beside_others() {
        String id = linear(PLANTED);
        assertThatThrownBy(() -> evaluate(PLANTED, between(id, CALENDAR[800], LEARNT)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("learnt from days up to " + Days.text(LEARNT))
                .hasMessageContaining("Fix:");
        EvaluationReport both = evaluate(PLANTED, between(id, CALENDAR[1200], CALENDAR[1600]));
        EvaluationReport later = evaluate(PLANTED, between(id, Integer.MIN_VALUE, CALENDAR[1600]));
        assertThat(both.rows().judged()).isEqualTo(later.rows().judged());
        assertThat(both.rows().days()).isEqualTo(later.rows().days());
        assertThat(both.rows().purged()).isGreaterThan(later.rows().purged() + 500);
        assertThat(Days.parse(both.rows().days().last())).isLessThan(CALENDAR[1600]);
        assertThatThrownBy(() -> evaluate(PLANTED.until(LEARNT), spec(id)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("import later bars");
    }

    @Test
    void few_rows_are_not_judged_and_the_look_counts_all_the_same() {
        String id = linear(PLANTED);
        EvaluationReport report = evaluate(PLANTED, between(id, Integer.MIN_VALUE, CALENDAR[1290]));
        assertThat(report.whole()).isEmpty();
        assertThat(report.groups()).allMatch(g -> g.scores().isEmpty());
        String text = EvaluationText.of(report, 20);
        assertThat(text)
                .contains("VERDICT: TOO FEW ROWS TO JUDGE", "too few rows to judge")
                .doesNotContain("ALL ROWS TOGETHER", "NaN");
        assertThat(EvaluationPage.of(report)).contains("TOO FEW ROWS TO JUDGE").doesNotContain("NaN");
        List<TrialLog.Entry> entries = wiring(PLANTED).ledger().entries();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).trial().score().value()).isNaN();
    }

    @Test
    void every_evaluation_is_a_trial_and_the_same_again_is_none() {
        String id = linear(PLANTED);
        EvaluationReport first = evaluate(PLANTED, between(id, Integer.MIN_VALUE, CALENDAR[1600]));
        EvaluationReport again = evaluate(PLANTED, between(id, Integer.MIN_VALUE, CALENDAR[1600]));
        assertThat(EvaluationPage.of(again)).isEqualTo(EvaluationPage.of(first));
        List<TrialLog.Entry> entries = wiring(PLANTED).ledger().entries();
        assertThat(entries).hasSize(1);
        Trial trial = entries.get(0).trial();
        assertThat(trial.kind()).isEqualTo(Trial.Kind.TRIAL);
        assertThat(trial.specification()).startsWith("evaluate: model " + id + "; stocks=12 (");
        assertThat(Days.text(trial.window().firstDay()))
                .isEqualTo(first.rows().days().first());
    }

    @Test
    void held_out_days_stay_closed_until_a_look_is_counted() {
        String id = linear(PLANTED);
        HeldOut heldOut = new HeldOut(CALENDAR[1600]);
        ModelEvaluation evaluation = new ModelEvaluation(wiring(PLANTED), heldOut);
        EvaluationReport open = evaluation.of(spec(id), Optional.empty());
        assertThat(Days.parse(open.rows().days().last())).isLessThan(CALENDAR[1600]);
        assertThat(open.subject().heldOut()).contains("none of them is judged");
        for (EvaluateSpec closed :
                List.of(between(id, Integer.MIN_VALUE, CALENDAR[1700]), between(id, CALENDAR[1650], HeldOut.NEVER))) {
            assertThatThrownBy(() -> evaluation.of(closed, Optional.empty()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("--open-test");
        }
        ModelEvaluation allClosed = new ModelEvaluation(wiring(PLANTED), new HeldOut(LEARNT - 10));
        assertThatThrownBy(() -> allClosed.of(spec(id), Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("every day after " + Days.text(LEARNT))
                .hasMessageContaining("--open-test");
        Peeks peeks = Peeks.of(folder.resolve("peeks.jsonl"), StudyMarket.CLOCK);
        EvaluationReport opened = evaluation.of(spec(id), Optional.of(peeks));
        assertThat(Days.parse(opened.rows().days().last())).isGreaterThan(CALENDAR[1900]);
        assertThat(opened.subject().heldOut()).contains("look number 1");
        assertThat(wiring(PLANTED).ledger().entries().stream()
                        .map(e -> e.trial().kind()))
                .containsExactly(Trial.Kind.TRIAL, Trial.Kind.PEEK);
        assertThat(evaluation.of(spec(id), Optional.of(peeks)).subject().heldOut())
                .contains("look number 2");
    }

    @Test
    void a_number_is_judged_by_its_side_and_some_stocks_alone_with_their_sectors() {
        List<Instrument> some = STOCKS.subList(0, 4);
        String id = KeptModels.keep(
                wiring(PLANTED.until(LEARNT)), LinearLearner.regression(5000), ForwardReturn.of(5), some, false);
        Map<Instrument, String> sectors = Map.of(some.get(0), "Banks", some.get(1), "Mines");
        EvaluateSpec spec = new EvaluateSpec(
                id, Optional.of(STOCKS.subList(0, 3)), Integer.MIN_VALUE, HeldOut.NEVER, sectors, 0, Seed.of(1));
        EvaluationReport report = evaluate(PLANTED, spec);
        assertThat(report.rows().stocks()).isEqualTo(3);
        assertThat(report.groups().stream()
                        .filter(g -> g.kind().equals("sector"))
                        .map(GroupScore::name))
                .containsExactly("Banks", "Mines", "unknown");
        assertThat(report.gaps().stream().map(EvaluationReport.Gap::figure))
                .contains("mean squared error", "side accuracy")
                .doesNotContain("accuracy");
        assertThat(EvaluationText.markdown(report))
                .contains("side accuracy", "## By sector", "The market is simulated")
                .doesNotContain("What was called", "NaN");
        assertThat(EvaluationPage.of(report)).doesNotContain("NaN");
        EvaluateSpec others = new EvaluateSpec(
                id, Optional.of(STOCKS.subList(8, 9)), Integer.MIN_VALUE, HeldOut.NEVER, Map.of(), 0, Seed.of(1));
        assertThatThrownBy(() -> evaluate(PLANTED, others))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("leave the selection out");
    }

    @Test
    void members_that_agree_have_no_spread_and_intervals_of_a_number_hold_what_they_say() {
        List<Instrument> some = STOCKS.subList(0, 4);
        Wiring learning = wiring(PLANTED.until(LEARNT));
        String number = KeptModels.keep(
                learning, new DeepEnsemble(LinearLearner.regression(5000), 2), ForwardReturn.of(5), some, false);
        EvaluationReport.Disagreed parts =
                evaluate(PLANTED, spec(number)).disagreement().get(0);
        Uncertainty said = parts.uncertainty();
        assertThat(said.parts()).isEqualTo(2);
        assertThat(said.spread()).isZero();
        assertThat(said.noise().orElseThrow()).isBetween(0.01, 0.2);
        // The normal's tails: what is stated and what is seen differ by a few points at most on this market.
        assertThat(said.coverage().orElseThrow().levels())
                .allSatisfy(level -> assertThat(level.covered()).isCloseTo(level.stated(), within(0.12)));
        String classes =
                KeptModels.keep(learning, new DeepEnsemble(LinearLearner.logistic(5000), 3), LABEL, some, true);
        EvaluationReport report = evaluate(PLANTED, spec(classes));
        assertThat(report.disagreement()).singleElement().satisfies(d -> {
            assertThat(d.uncertainty().parts()).isEqualTo(3);
            assertThat(d.uncertainty().coverage()).isEmpty();
            assertThat(d.doubt().plain().orElseThrow().interval().isDefined()).isTrue();
        });
        assertThat(EvaluationText.of(report, 5)).contains("ensemble of 3 parts on ", "the parts never differ");
        assertThat(EvaluationPage.of(report)).contains("ensemble of 3 parts on ");
    }

    @Test
    void of_too_few_days_nothing_is_said_of_parts_but_why() {
        Wiring learning = wiring(PLANTED.until(LEARNT));
        DeepEnsemble numbers = new DeepEnsemble(LinearLearner.regression(5000), 2);
        String number = KeptModels.keep(learning, numbers, ForwardReturn.of(5), STOCKS, false);
        EvaluationReport report = evaluate(PLANTED, between(number, Integer.MIN_VALUE, CALENDAR[1290]));
        assertThat(report.disagreement()).isEmpty();
        assertThat(report.notes()).anyMatch(n -> n.contains("(ensemble) is not told: it takes 40 days"));
    }

    @Test
    void whoever_has_no_dropout_is_not_asked_with_it() {
        EvaluateSpec asked = new EvaluateSpec(
                linear(PLANTED), Optional.empty(), Integer.MIN_VALUE, HeldOut.NEVER, Map.of(), 5, Seed.of(1));
        assertThatThrownBy(() -> evaluate(PLANTED, asked))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'--dropout-draws' is for a single network");
    }

    @Test
    void changed_bars_of_the_days_learnt_from_are_told() {
        String id = linear(PLANTED);
        MarketData changed =
                new StudyMarket.Altered(PLANTED, bars -> StudyMarket.moved(bars, CALENDAR[900]), "changed");
        assertThat(evaluate(changed, between(id, Integer.MIN_VALUE, CALENDAR[1600]))
                        .notes())
                .anyMatch(n -> n.contains("not bit for bit"));
        MarketData fewer = new StudyMarket.Altered(
                PLANTED, bars -> bars.instrument().equals(STOCKS.get(2)) ? bars.rows(0, 20) : bars, "fewer");
        assertThatThrownBy(() -> evaluate(fewer, spec(id)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("missing or blocked")
                .hasMessageContaining(STOCKS.get(2).toString());
    }
}
