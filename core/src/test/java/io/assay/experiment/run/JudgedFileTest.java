package io.assay.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.evaluate.Comparison;
import io.assay.evaluate.Measure;
import io.assay.evaluate.StockScore;
import io.assay.evaluate.Verdict;
import io.assay.market.Instrument;
import io.assay.metric.Draws;
import io.assay.model.Predictions;
import io.assay.report.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JudgedFileTest {
    private static final Target TARGET = new Target("direction3_5d", List.of("SELL", "HOLD", "BUY"));

    @TempDir
    Path folder;

    /** Rows on the given days whose probabilities tell the rows apart. */
    static Predicted judged(String instrument, int... days) {
        int n = days.length;
        int[] later = new int[n];
        double[] real = new double[n];
        double[] values = new double[3 * n];
        for (int i = 0; i < n; i++) {
            later[i] = days[i] + 6;
            real[i] = i % 3;
            values[3 * i] = 0.2;
            values[3 * i + 1] = 0.3 - 1e-3 * days[i];
            values[3 * i + 2] = 0.5 + 1e-3 * days[i];
        }
        Dataset.Rows rows = new Dataset.Rows(new int[n], days, later, later, later, real, real, real);
        Dataset dataset = Dataset.of(new Predicted.NoFeatures(n), TARGET, List.of(Instrument.parse(instrument)), rows);
        double[] rates = new double[3 * n];
        Arrays.fill(rates, 1.0 / 3);
        return new Predicted(
                dataset,
                List.of(new Answers("model", new Predictions(TARGET, values))),
                new RowTraining(3, rates, values));
    }

    static JudgedFile.Header header(Predicted judged) {
        Comparison.Difference direction = new Comparison.Difference(
                Measure.DIRECTION, "majority", 0.1, 0, new Draws.Interval(-0.1, 0.3), Double.NaN, Double.NaN);
        RunReport.Stock stock = new RunReport.Stock(
                "SIM:A",
                "SIM-A-x",
                Verdict.Outcome.NOT_ESTABLISHED,
                direction,
                0.3,
                0.33,
                0.5,
                judged.rows().size(),
                2,
                10,
                12,
                Optional.empty());
        StockScore.Value none =
                new StockScore.Value(Double.NaN, Double.NaN, new Draws.Interval(Double.NaN, Double.NaN));
        StockScore score = new StockScore(
                "SIM:A",
                "model",
                none,
                none,
                "majority",
                none,
                none,
                none,
                0.5,
                none,
                new StockScore.Test("majority", 0.1, Double.NaN),
                new Comparison.Span(3, 1, 10, 12, 3, 3, 5, 3));
        return new JudgedFile.Header("key", stock, score, judged.rows().size(), TARGET, List.of("model"));
    }

    @Test
    void what_was_written_is_read_bit_for_bit() {
        Predicted judged = judged("SIM:A", 10, 11, 12);
        Path file = folder.resolve("a.judged");
        JudgedFile.write(file, header(judged), judged);
        JudgedFile.Content content = JudgedFile.read(file);
        assertThat(content.header()).isEqualTo(header(judged));
        assertThat(content.predicted().rows().hash()).isEqualTo(judged.rows().hash());
        assertThat(content.predicted().model().predictions().values())
                .isEqualTo(judged.model().predictions().values());
    }

    @Test
    void a_changed_or_cut_file_is_refused_by_name() throws IOException {
        Predicted judged = judged("SIM:A", 10, 11, 12);
        Path file = folder.resolve("a.judged");
        JudgedFile.write(file, header(judged), judged);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 37) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            Files.write(file, changed);
            assertThatThrownBy(() -> JudgedFile.read(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a.judged");
            Files.write(file, Arrays.copyOf(whole, at));
            assertThatThrownBy(() -> JudgedFile.read(file)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void rows_of_several_stocks_are_pooled_by_day_and_then_by_name() {
        Predicted pooled = Predicted.pooled(TARGET, List.of(judged("SIM:B", 10, 12), judged("SIM:A", 10, 11)));
        assertThat(pooled.rows().rows().decisionDay()).containsExactly(10, 10, 11, 12);
        assertThat(pooled.rows().rows().instrument()).containsExactly(0, 1, 0, 1);
        assertThat(pooled.model().predictions().probability(2, 2)).isEqualTo(0.511);
        assertThat(pooled.model().predictions().probability(3, 2)).isEqualTo(0.512);
    }
}
