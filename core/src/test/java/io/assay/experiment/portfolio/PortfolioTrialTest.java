package io.assay.experiment.portfolio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.assay.backtest.CostModel;
import io.assay.backtest.Holding;
import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.base.Seed;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.experiment.ReportPages;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Altered;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.HandRun;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.trade.BookGround;
import io.assay.ledger.Trial;
import io.assay.ledger.TrialLog;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.portfolio.Constraints;
import io.assay.portfolio.CovarianceEstimator;
import io.assay.portfolio.Method;
import io.assay.report.PortfolioReport;
import io.assay.report.PortfolioText;
import io.assay.report.PortfolioWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PortfolioTrialTest {
    private static final SimulatedMarket WHOLE = StudyMarket.of(8, 0);
    private static final MarketData MARKET = WHOLE.until(StudyMarket.HELD_OUT - 1);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    private static final List<BarSeries> BARS =
            STOCKS.stream().map(MARKET::bars).toList();
    private static final PortfolioTrial.Held CLOSED =
            new PortfolioTrial.Held(new HeldOut(StudyMarket.HELD_OUT), Optional.empty());

    @TempDir
    Path workspace;

    private static PortfolioSpec spec(Method... methods) {
        return PortfolioSpec.standard(List.of(methods), Seed.of(1)).withEvery(42);
    }

    private PortfolioTrial.Result run(PortfolioSpec spec, MarketData data, Optional<RunFolder> run, int threads) {
        return new PortfolioTrial(spec, StudyMarket.wiring(workspace, data, threads))
                .run(new PortfolioChoice(STOCKS, Map.of(), run), CLOSED);
    }

    private static double[] equity(PortfolioReport report, Method method) {
        return line(report, method).book().equity();
    }

    private static PortfolioReport.Line line(PortfolioReport report, Method method) {
        return report.lines().stream()
                .filter(line -> line.book().name().equals(method.code()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equal_weight_is_the_null_book_of_the_same_days_and_nothing_lies_on_held_out_ones() {
        PortfolioTrial.Result result = run(spec(Method.MINIMUM_VARIANCE), MARKET, Optional.empty(), 2);
        PortfolioReport report = result.report();
        assertThat(report.days().lastDay()).isLessThan(StudyMarket.HELD_OUT);
        assertThat(report.heldOut()).contains("days from 2008-01-01 on are held out, and none of them is judged");
        BookGround ground = BookGround.of(STOCKS, Auditor.of(MARKET, Thresholds.DEFAULTS), MARKET);
        double[] by = ground.withExecution(ground.execution()
                        .withLeverageCap(1 + 1e-9)
                        .between(report.days().firstDay(), report.days().lastDay()))
                .equalWeight(result.weights().days(), Holding.untilNext())
                .equity();
        assertThat(equity(report, Method.EQUAL_WEIGHT)).containsExactly(by, within(0.01));
        assertThat(equity(report, Method.MINIMUM_VARIANCE)).isNotEqualTo(by);
    }

    /** The account of two days by hand: bought at the next open, worth its close, less costs. */
    @Test
    void the_account_follows_from_the_weights() {
        PortfolioTrial.Result result = run(
                spec(Method.HIERARCHICAL).withMoney(new PortfolioSpec.Money(100_000, CostModel.defaults())),
                MARKET,
                Optional.empty(),
                1);
        double[] weights = result.weights().weights().get(0)[0];
        int decided = result.weights().days()[0];
        double equity = 100_000;
        for (int i = 0; i < weights.length; i++) {
            BarSeries bars = MARKET.bars(STOCKS.get(i));
            int row = bars.rowOf(decided);
            double shares = weights[i] * 100_000 / bars.close()[row];
            double paid = shares * bars.open()[row + 1];
            equity += shares * bars.close()[row + 1] - paid - paid * 0.001;
        }
        assertThat(equity(result.report(), Method.HIERARCHICAL)[1]).isCloseTo(equity, within(0.01));
        assertThat(equity(result.report(), Method.HIERARCHICAL)[1]).isNotEqualTo(100_000);
    }

    @Test
    void every_method_asked_for_is_a_trial_and_the_same_bits_come_at_any_number_of_threads() {
        PortfolioSpec spec = spec(Method.MINIMUM_VARIANCE, Method.RISK_PARITY, Method.HIERARCHICAL)
                .withConstraints(Constraints.longOnly().withBox(0, 0.2).withTurnover(0.3));
        PortfolioReport one = run(spec, MARKET, Optional.empty(), 1).report();
        List<Trial> trials = StudyMarket.wiring(workspace, MARKET, 1).ledger().entries().stream()
                .map(TrialLog.Entry::trial)
                .toList();
        assertThat(trials).hasSize(3);
        assertThat(trials.get(1).specification())
                .startsWith("portfolio by risk-parity; each 0 % to 20 %, net 100 %, turnover at most 30 %; covariances:"
                        + " lw-correlation, complete-days over 252 sessions; rebalanced every 42 sessions; stocks=8");
        assertThat(one.lines().get(0).trials().count()).isEqualTo(3);
        assertThat(one.lines().get(4).isNull()).isTrue();
        PortfolioReport two = run(spec, MARKET, Optional.empty(), 3).report();
        for (int k = 0; k < 5; k++) {
            assertThat(two.lines().get(k).book().equity())
                    .containsExactly(one.lines().get(k).book().equity());
            assertThat(two.lines().get(k).overEqual())
                    .isEqualTo(one.lines().get(k).overEqual());
        }
        // The same again adds nothing to what was tried.
        assertThat(two.lines().get(0).trials().count()).isEqualTo(3);
    }

    @Test
    void bars_after_a_day_change_no_weight_and_no_equity_up_to_it() {
        PortfolioSpec spec = spec(Method.MINIMUM_VARIANCE, Method.HIERARCHICAL)
                .withConstraints(Constraints.longOnly().withTurnover(0.4));
        PortfolioTrial.Result was = run(spec, MARKET, Optional.empty(), 2);
        int day = was.weights().days()[5];
        MarketData later = new Altered(MARKET, bars -> StudyMarket.moved(bars, day + 1), "moved");
        PortfolioTrial.Result is = run(spec, later, Optional.empty(), 2);
        for (int m = 0; m < 4; m++) {
            for (int d = 0; d <= 5; d++) {
                assertThat(is.weights().weights().get(m)[d])
                        .containsExactly(was.weights().weights().get(m)[d]);
            }
        }
        assertThat(is.weights().weights().get(0)[6])
                .isNotEqualTo(was.weights().weights().get(0)[6]);
    }

    /** Predictions of a run that knows a part of what comes, and of one that knows nothing. */
    @Test
    void a_forecast_is_believed_once_and_as_far_as_it_has_proved_itself() {
        int first = MARKET.bars(STOCKS.get(0)).days()[400];
        RunFolder knowing = HandRun.write(
                workspace,
                MARKET,
                STOCKS.stream()
                        .map(i -> HandRun.rows(MARKET.bars(i), day -> day >= first, PortfolioTrialTest::foreseen))
                        .toList());
        PortfolioSpec spec = spec(Method.MEAN_VARIANCE, Method.BLACK_LITTERMAN, Method.MAXIMUM_SHARPE)
                .withEvery(21);
        PortfolioReport report = run(spec, MARKET, Optional.of(knowing), 2).report();
        assertThat(report.forecasts().orElseThrow().confidence()).isGreaterThan(0.1);
        assertThat(report.days().firstDay()).isEqualTo(first);
        for (Method method : List.of(Method.MEAN_VARIANCE, Method.BLACK_LITTERMAN)) {
            PortfolioReport.Line line = line(report, method);
            // 60 days of which the outcomes are known lie three rebalancings behind the first, with their horizon.
            assertThat(line.exceptions().silent()).isEqualTo(4);
            assertThat(line.overEqual().orElseThrow().sure()).as(method.code()).isTrue();
        }
        assertThat(report.sentence()).startsWith("mean-variance, black-litterman, max-sharpe had a better Sharpe");
        assertThat(PortfolioText.of(report)).contains("Forecasts by the last rebalancing", "NOT PROVEN");

        RunFolder guessing = HandRun.write(
                workspace,
                MARKET,
                STOCKS.stream()
                        .map(i -> HandRun.rows(
                                MARKET.bars(i),
                                day -> day >= first,
                                (who, day) -> Math.floorMod(who.hashCode() * 7 + 131 * day, 80) / 100.0))
                        .toList());
        PortfolioReport nothing = run(spec, MARKET, Optional.of(guessing), 2).report();
        assertThat(nothing.forecasts().orElseThrow().confidence()).isLessThan(0.02);
    }

    private static double foreseen(Instrument instrument, int day) {
        BarSeries bars = BARS.get(STOCKS.indexOf(instrument));
        int row = bars.rowOf(day);
        double ahead = bars.close()[Math.min(bars.size() - 1, row + HandRun.HORIZON + 1)] / bars.close()[row] - 1;
        double noise = Math.floorMod(instrument.hashCode() + 31 * day, 100) / 100.0;
        return 0.8 * Math.max(0, Math.min(1, 0.5 * noise + 0.25 + 3 * ahead));
    }

    @Test
    void what_cannot_be_is_told_in_a_sentence_with_its_day() {
        assertThatThrownBy(() -> run(spec(Method.MEAN_VARIANCE), MARKET, Optional.empty(), 1))
                .isInstanceOf(UsageException.class)
                .hasMessage("expected returns come from out-of-sample predictions alone, and mean-variance cannot do"
                        + " without. Fix: name a finished run, or ask for other methods");
        PortfolioSpec tight = spec(Method.MINIMUM_VARIANCE)
                .withConstraints(Constraints.longOnly().withBox(0, 0.1));
        String first = Days.text(MARKET.bars(STOCKS.get(0)).days()[252]);
        assertThatThrownBy(() -> run(tight, MARKET, Optional.empty(), 1))
                .isInstanceOf(UsageException.class)
                .hasMessage("on " + first + ", min-variance: no weights keep a net exposure of 100 % beside the other"
                        + " constraints: 8 names of 10 % at most come to 80 %. Fix: loosen it, or one of the others");
        PortfolioSpec elsewhere = spec(Method.MINIMUM_VARIANCE)
                .withConstraints(Constraints.longOnly().withSectors(Map.of("Nowhere", new Constraints.Range(0, 0.1))));
        assertThatThrownBy(() -> run(elsewhere, MARKET, Optional.empty(), 1))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no sector 'Nowhere'");
        PortfolioSpec far = spec(Method.MINIMUM_VARIANCE)
                .withLookback(new PortfolioSpec.Lookback(CovarianceEstimator.standard(), 1600));
        assertThatThrownBy(() -> run(far, MARKET, Optional.empty(), 1))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no day on which two of 8 stocks have 1600 sessions of returns behind them and a"
                        + " session before them. Fix: more history, or a shorter lookback");
    }

    @Test
    void the_weights_of_the_last_day_are_those_a_backtest_would_hold_and_say_what_is_sold() {
        Wiring wiring = StudyMarket.wiring(workspace, MARKET, 1);
        PortfolioSpec spec = spec(Method.RISK_PARITY);
        PortfolioChoice choice = new PortfolioChoice(STOCKS, Map.of(STOCKS.get(0), "X"), Optional.empty());
        PortfolioWeights weights =
                new PortfolioBuild(spec, Method.RISK_PARITY, wiring).of(choice, Map.of(STOCKS.get(3), 0.5));
        int[] days = MARKET.bars(STOCKS.get(0)).days();
        assertThat(weights.day()).isEqualTo(days[days.length - 1]);
        assertThat(weights.lines()).hasSize(8);
        assertThat(weights.lines().get(3).held()).isEqualTo(0.5);
        for (PortfolioWeights.Line line : weights.lines()) {
            assertThat(line.risk()).isCloseTo(1 / 8.0, within(1e-9));
        }
        assertThat(weights.text(3)).contains("held", "change", "5 more in the file", "Covariances of 252 sessions");
        assertThat(wiring.ledger().countTrials()).isZero();
        Path file = workspace.resolve("weights.csv");
        weights.write(file);
        assertThat(file).content().startsWith("instrument,weight\r\nSIM:S0001,");
    }

    @Test
    void the_page_shows_curves_weights_and_what_was_run() throws Exception {
        PortfolioReport report =
                run(spec(Method.HIERARCHICAL), MARKET, Optional.empty(), 1).report();
        String page = Files.readString(ReportPages.write(workspace, report));
        assertThat(page)
                .contains("<h1>What would portfolios have come to?</h1>", "The market is simulated")
                .contains(
                        "Weights over time",
                        "SIM:S0001",
                        "1 others",
                        "portfolios by hrp",
                        report.ground().dataHash());
        assertThat(page.split("<svg").length - 1).isEqualTo(4);
    }
}
