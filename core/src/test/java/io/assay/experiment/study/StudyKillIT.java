package io.assay.experiment.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.assay.base.Json;
import io.assay.experiment.HeldOut;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.StudyMarket.Counter;
import io.assay.market.Instrument;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.registry.ModelStore;
import io.assay.report.StudyReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StudyKillIT {
    private static final SimulatedMarket MARKET = StudyMarket.of(6, 0.1);
    private static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);

    @TempDir
    Path workspace;

    private static StudyReport run(Path workspace, Counter counter) {
        return new Study(
                        StudyMarket.spec(counter),
                        StudyMarket.wiring(workspace, MARKET, 1),
                        new HeldOut(StudyMarket.HELD_OUT))
                .run(STOCKS);
    }

    @Test
    void a_killed_study_goes_on_without_the_stocks_that_were_done_and_comes_to_the_same(@TempDir Path other)
            throws Exception {
        Counter whole = new Counter();
        StudyReport expected = run(other, whole);
        Map<Path, FileTime> done = new TreeMap<>();
        for (int books : new int[] {1, 3, 5, 7, 8}) {
            Process process = start();
            while (books().size() < books) {
                assertThat(process.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(2);
            }
            process.destroyForcibly().waitFor();
            Map<Path, FileTime> now = books();
            done.forEach((book, time) ->
                    assertThat(now).as("a stock or a pooled fold that was done").containsEntry(book, time));
            done.putAll(now);
            ModelStore models = StudyMarket.wiring(workspace, MARKET, 1).models();
            assertThat(models.list().problems()).isEmpty();
            assertThat(models.current()).isEmpty();
        }
        Counter rest = new Counter();
        StudyReport report = run(workspace, rest);
        assertThat(rest.fits()).isLessThanOrEqualTo(whole.fits() - 2 * 3 * STOCKS.size());
        assertThat(Json.line(report)).isEqualTo(Json.line(expected));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StudyKillIT.class.getName(),
                        workspace.toString())
                .inheritIO()
                .start();
    }

    /** The books of folds of finished stocks, and the pooled folds, with the time they were written. */
    private Map<Path, FileTime> books() throws IOException {
        Map<Path, FileTime> all = new TreeMap<>();
        if (Files.isDirectory(workspace.resolve("folds"))) {
            try (Stream<Path> files = Files.walk(workspace.resolve("folds"))) {
                for (Path file :
                        files.filter(f -> f.toString().matches(".*[.]folds?")).toList()) {
                    all.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return all;
    }

    /** Runs the study in the workspace of the argument until it is killed. */
    public static void main(String[] args) throws Exception {
        run(Path.of(args[0]), new Counter());
        TimeUnit.MINUTES.sleep(1);
    }
}
