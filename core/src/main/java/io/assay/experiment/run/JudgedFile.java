package io.assay.experiment.run;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.evaluate.StockScore;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.report.RunReport;

/**
 * Out-of-sample rows and answers of one stock on disk, so that a run that was killed need not fit it again: a header in
 * JSON, the numbers behind it, a checksum at the end.
 */
public final class JudgedFile {
    private static final int WHOLE = 5;
    private static final int REAL = 3;
    private static final int TRAINING = 2;

    private JudgedFile() {}

    /**
     * What stands before the numbers.
     *
     * @param key what the content depends on; another key means the file is of no use
     * @param stock what the stock came to by itself
     * @param score its figures for the leaderboard
     * @param rows number of rows
     * @param target what was predicted
     * @param answers names of those who answered
     */
    public record Header(
            String key, RunReport.Stock stock, StockScore score, int rows, Target target, List<String> answers) {
        /** Copies the list. */
        public Header {
            answers = List.copyOf(answers);
        }

        /** The header of some rows. */
        public static Header of(String key, RunReport.Stock stock, StockScore score, Predicted predicted) {
            return new Header(
                    key,
                    stock,
                    score,
                    predicted.rows().size(),
                    predicted.rows().target(),
                    predicted.answers().stream().map(Answers::name).toList());
        }
    }

    /**
     * The content of a file.
     *
     * @param header what stands before the numbers
     * @param predicted rows and answers
     */
    public record Content(Header header, Predicted predicted) {}

    /** The file of a stock in a run's folder. */
    public static Path in(Path folder, Instrument instrument) {
        return folder.resolve(
                instrument.market() + "-" + Digest.of(instrument.symbol()).substring(0, 12) + ".judged");
    }

    /** Writes a file at once: it is there as a whole or not at all. */
    public static void write(Path file, Header header, Predicted predicted) {
        int perRow = WHOLE * Integer.BYTES
                + Double.BYTES
                        * (REAL + header.target().width() * (header.answers().size() + TRAINING));
        SealedFile.write(file, Json.line(header), Math.multiplyExact(header.rows(), perRow), buffer -> {
            Dataset.Rows rows = predicted.rows().rows();
            for (int[] column :
                    new int[][] {rows.instrument(), rows.decisionDay(), rows.entryDay(), rows.exitDay(), rows.knownDay()
                    }) {
                Arrays.stream(column).forEach(buffer::putInt);
            }
            for (double[] column : new double[][] {rows.target(), rows.outcome(), rows.weight()}) {
                Arrays.stream(column).forEach(buffer::putDouble);
            }
            predicted
                    .answers()
                    .forEach(a -> Arrays.stream(a.predictions().values()).forEach(buffer::putDouble));
            Arrays.stream(predicted.training().rates()).forEach(buffer::putDouble);
            Arrays.stream(predicted.training().means()).forEach(buffer::putDouble);
        });
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it was changed or cut
     */
    public static Content read(Path file) {
        return read(file, "run the same training again, which judges the stock anew");
    }

    /**
     * What a run that goes on, or is repeated, had written by then: empty if there is no file, or one of another key. A
     * damaged file counts as none, since whoever asks makes it again.
     *
     * @param damaged hears of a damaged file, in a sentence
     */
    public static Optional<Content> recall(Path file, String key, List<String> damaged) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Content content = read(file, "none is needed.");
            return content.header().key().equals(key) ? Optional.of(content) : Optional.empty();
        } catch (DataException e) {
            damaged.add(e.getMessage() + " It was made again.");
            return Optional.empty();
        }
    }

    /** Whether a file is there as it was written. */
    public static boolean isSound(Path file) {
        return Files.exists(file) && damage(file).isEmpty();
    }

    private static Optional<String> damage(Path file) {
        try {
            read(file);
            return Optional.empty();
        } catch (DataException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Content read(Path file, String fix) {
        SealedFile.Content content = SealedFile.read(file, fix);
        Header header = Json.parse(content.header(), Header.class, file.toString());
        return new Content(header, predicted(content.body(), header));
    }

    private static Predicted predicted(ByteBuffer buffer, Header header) {
        int[][] whole = new int[WHOLE][];
        for (int c = 0; c < WHOLE; c++) {
            whole[c] = new int[header.rows()];
            buffer.asIntBuffer().get(whole[c]);
            buffer.position(buffer.position() + whole[c].length * Integer.BYTES);
        }
        double[][] real = new double[REAL][];
        for (int c = 0; c < REAL; c++) {
            real[c] = doubles(buffer, header.rows());
        }
        Dataset.Rows rows =
                new Dataset.Rows(whole[0], whole[1], whole[2], whole[3], whole[4], real[0], real[1], real[2]);
        Dataset dataset = Dataset.of(
                new Predicted.NoFeatures(header.rows()),
                header.target(),
                List.of(Instrument.parse(header.stock().instrument())),
                rows);
        List<Answers> answers = new ArrayList<>();
        for (String name : header.answers()) {
            double[] values = doubles(buffer, header.rows() * header.target().width());
            answers.add(new Answers(name, new Predictions(header.target(), values)));
        }
        int width = header.target().width();
        double[] rates = doubles(buffer, header.rows() * width);
        return new Predicted(dataset, answers, new RowTraining(width, rates, doubles(buffer, header.rows() * width)));
    }

    private static double[] doubles(ByteBuffer buffer, int count) {
        double[] values = new double[count];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + count * Double.BYTES);
        return values;
    }
}
