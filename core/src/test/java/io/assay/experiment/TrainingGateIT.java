package io.assay.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.dataset.CalendarWindows;
import io.assay.dataset.WalkForward;
import io.assay.experiment.pooled.PooledTrial;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.study.Candidate;
import io.assay.experiment.study.Study;
import io.assay.experiment.study.StudySpec;
import io.assay.experiment.tune.TuneSpec;
import io.assay.experiment.tune.TuneTrial;
import io.assay.label.CrossSectionalLabel;
import io.assay.label.Direction;
import io.assay.label.ForwardReturn;
import io.assay.market.Instrument;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.model.Engine;
import io.assay.model.Engines;
import io.assay.model.Learner;
import io.assay.model.Model;
import io.assay.model.builtin.BuiltinEngine;
import io.assay.model.builtin.LastDayLearner;
import io.assay.model.builtin.LinearLearner;
import io.assay.proof.Peeking;
import io.assay.proof.ProofGate;
import io.assay.registry.ModelCard;
import io.assay.report.PooledReport;
import io.assay.report.PooledText;
import io.assay.report.RunPage;
import io.assay.report.RunReport;
import io.assay.report.RunText;
import io.assay.report.TuneReport;
import io.assay.report.TuneText;
import io.assay.train.tune.Dimension;
import io.assay.train.tune.GridSampler;
import io.assay.train.tune.Pruner;
import io.assay.train.tune.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whoever trains has to prove what is trained, with its own settings, or has to say that nobody did. */
class TrainingGateIT {
    private static final SimulatedMarket MARKET = StudyMarket.of(12, 0);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final ProofGate GATE = ProofGate.required();
    private static final Learner HONEST = LastDayLearner.of(List.of("obv_20_rel"), 1);

    @TempDir
    Path workspace;

    private Wiring wiring(ProofGate gate) {
        return StudyMarket.wiring(workspace, MARKET, 2).withGate(gate);
    }

    private RunReport trained(Learner learner, ProofGate gate) {
        PerStockSpec spec = PerStockSpec.standard(learner, Seed.of(1)).withWalkForward(WalkForward.expanding(250, 250));
        return new TrainMissing(spec, wiring(gate)).run(STOCKS.subList(0, 2));
    }

    private PooledReport pooled(Learner learner, ProofGate gate) {
        int last = Days.of(2005, 12, 30);
        return new PooledTrial(
                        new PooledTrial.Spec(
                                learner,
                                ForwardReturn.of(5),
                                Optional.of(CrossSectionalLabel.Kind.RANK),
                                new CalendarWindows(List.of(Days.of(2005, 1, 1)), 1),
                                last,
                                3,
                                Seed.of(1)),
                        wiring(gate))
                .run(STOCKS);
    }

    /** A search over the penalty of a learner, which the engine may replace by another. */
    private TuneReport tuned(Engine engine, ProofGate gate) {
        TuneSpec spec = new TuneSpec(
                new TuneSpec.Varied(
                        "linear-regression", Map.of(), SearchSpace.of(Dimension.choice("l2", List.of(100.0, 1e4))), 5),
                new TuneSpec.Asked(ForwardReturn.of(5), Optional.of(CrossSectionalLabel.Kind.RANK)),
                new TuneSpec.Search(new GridSampler(), Pruner.NONE, 2, 2, 2),
                Days.of(2005, 12, 30),
                Seed.of(1));
        Wiring plain = wiring(gate);
        Wiring wiring = new Wiring(
                workspace,
                MARKET,
                Engines.of(List.of(engine)),
                plain.parallel(),
                plain.progress(),
                plain.clock(),
                plain.gate());
        return new TuneTrial(spec, wiring).run(STOCKS, Optional.empty());
    }

    /** Offers a learner that looks ahead under an honest name. */
    private static final class PeekingEngine implements Engine {
        @Override
        public String name() {
            return "peeking";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<String> learners() {
            return List.of("linear-regression");
        }

        @Override
        public Learner learner(String name, Map<String, Object> parameters) {
            return new Peeking();
        }

        @Override
        public boolean made(Model model) {
            return false;
        }

        @Override
        public byte[] write(Model model) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Model read(byte[] fitted, Header header) {
            throw new UnsupportedOperationException();
        }
    }

    private static StudySpec study(Candidate.Scope scope) {
        return StudySpec.standard(List.of(Candidate.of("peeking", scope, new Peeking())), Seed.of(1))
                .withLabel(Direction.three(5));
    }

    @Test
    void nothing_is_trained_on_what_looks_ahead_and_nothing_is_kept() {
        assertThatThrownBy(() -> trained(new Peeking(), GATE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("nothing was trained")
                .hasMessageContaining("peeking: noise in all that came after ");
        assertThatThrownBy(() -> pooled(new Peeking(), GATE)).hasMessageStartingWith("nothing was trained");
        assertThatThrownBy(() -> tuned(new PeekingEngine(), GATE)).hasMessageStartingWith("nothing was trained");
        for (Candidate.Scope scope : Candidate.Scope.values()) {
            assertThatThrownBy(() -> new Study(study(scope), wiring(GATE), HeldOut.none()).run(STOCKS))
                    .hasMessageStartingWith("nothing was trained");
        }
        assertThat(workspace).isEmptyDirectory();
    }

    @Test
    void a_proven_run_says_so_on_its_cards_its_text_and_its_page() {
        RunReport report = trained(HONEST, GATE);
        ModelCard card = wiring(GATE).models().show(report.stocks().get(0).modelId());
        String stamp = card.proof().orElseThrow().sentence();
        assertThat(stamp).matches("leak-free: \\d+ transforms x 12 cuts, \\d+ perturbed otherwise");
        assertThat(card.warnings()).noneMatch(w -> w.contains("PROVEN"));
        assertThat(RunText.of(report, 5)).contains("proof: " + stamp + ".").doesNotContain("NOT PROVEN");
        assertThat(RunPage.of(report, List.of())).contains(stamp).doesNotContain("NOT PROVEN");
    }

    @Test
    void an_unproven_run_is_another_run_that_says_so_loudly_everywhere() {
        RunReport proven = trained(HONEST, GATE);
        RunReport report = trained(HONEST, ProofGate.open());
        assertThat(report.runId()).isNotEqualTo(proven.runId());
        ModelCard card = wiring(GATE).models().show(report.stocks().get(0).modelId());
        assertThat(card.warnings().get(0)).startsWith("NOT PROVEN to be free of leaks: '--unproven'");
        assertThat(RunText.of(report, 5)).contains("NOT PROVEN").contains("proof: NOT PROVEN");
        assertThat(RunPage.of(report, List.of())).contains("<p class=\"banner\">NOT PROVEN");
        RunFolder run = RunFolder.at(workspace.resolve("runs").resolve(report.runId()));
        assertThat(run.recipe().unproven()).isTrue();
        assertThat(run.proof()).isEqualTo(report.proof());
        assertThat(RunFolder.at(workspace.resolve("runs").resolve(proven.runId()))
                        .proof()
                        .orElseThrow()
                        .isProven())
                .isTrue();
    }

    @Test
    void a_pooled_trial_is_proven_on_rows_that_are_ranked_and_labels_set_against_each_other() {
        PooledReport report = pooled(LinearLearner.regression(1000), GATE);
        assertThat(report.proof().orElseThrow().isProven()).isTrue();
        assertThat(PooledText.of(report)).contains("proof: leak-free: ");
        PooledReport unproven = pooled(LinearLearner.regression(1000), ProofGate.open());
        assertThat(PooledText.of(unproven))
                .startsWith("The market is simulated")
                .contains("\nNOT PROVEN");
    }

    @Test
    void a_search_is_proven_before_its_first_trial() {
        TuneReport report = tuned(new BuiltinEngine(), GATE);
        assertThat(report.proof().isProven()).isTrue();
        assertThat(TuneText.of(report, Optional.empty()))
                .contains("proof: leak-free: ")
                .doesNotContain("NOT PROVEN");
        assertThat(TuneText.of(tuned(new BuiltinEngine(), ProofGate.open()), Optional.empty()))
                .contains("\nNOT PROVEN");
    }
}
