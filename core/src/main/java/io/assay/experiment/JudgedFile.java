package io.assay.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.AtomicFiles;
import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Digest;
import io.assay.base.Json;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.evaluate.Answers;
import io.assay.market.Instrument;
import io.assay.model.Predictions;
import io.assay.report.RunReport;

/**
 * Out-of-sample rows and answers of one stock on disk, so that a run that was killed need not fit it again: a header in
 * JSON, the numbers behind it, a checksum at the end.
 */
final class JudgedFile {
    private static final int CHECKSUM = 64;
    private static final int WHOLE = 5;
    private static final int REAL = 3;

    private JudgedFile() {}

    /**
     * What stands before the numbers.
     *
     * @param key what the content depends on; another key means the file is of no use
     * @param stock what the stock came to by itself
     * @param target what was predicted
     * @param answers names of those who answered
     */
    record Header(String key, RunReport.Stock stock, Target target, List<String> answers) {
        /** Number of rows. */
        int rows() {
            return stock.rows();
        }
    }

    /** The content of a file. */
    record Content(Header header, Judged judged) {}

    static void write(Path file, Header header, Judged judged) {
        byte[] head = Json.line(header).getBytes(StandardCharsets.UTF_8);
        int perRow = WHOLE * Integer.BYTES
                + Double.BYTES
                        * (REAL + header.target().width() * header.answers().size());
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + head.length + header.rows() * perRow);
        buffer.putInt(head.length).put(head);
        Dataset.Rows rows = judged.rows().rows();
        for (int[] column :
                new int[][] {rows.instrument(), rows.decisionDay(), rows.entryDay(), rows.exitDay(), rows.knownDay()}) {
            Arrays.stream(column).forEach(buffer::putInt);
        }
        for (double[] column : new double[][] {rows.target(), rows.outcome(), rows.weight()}) {
            Arrays.stream(column).forEach(buffer::putDouble);
        }
        judged.answers().forEach(a -> Arrays.stream(a.predictions().values()).forEach(buffer::putDouble));
        byte[] body = buffer.array();
        byte[] sum = Digest.of(body).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(body, body.length + sum.length);
        System.arraycopy(sum, 0, whole, body.length, sum.length);
        AtomicFiles.write(file, whole);
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it was changed or cut
     */
    static Content read(Path file) {
        byte[] whole = bytes(file);
        int length = whole.length - CHECKSUM;
        byte[] body = Arrays.copyOf(whole, Math.max(0, length));
        boolean sound = length > Integer.BYTES
                && Digest.of(body).equals(new String(whole, length, CHECKSUM, StandardCharsets.US_ASCII));
        if (!sound) {
            throw new DataException(DataProblem.of("the checksum at its end must be that of the file")
                    .at(file.toString(), 0)
                    .withFix("delete it; the stock is then fitted again"));
        }
        ByteBuffer buffer = ByteBuffer.wrap(body);
        byte[] head = new byte[buffer.getInt()];
        buffer.get(head);
        Header header = Json.parse(new String(head, StandardCharsets.UTF_8), Header.class, file.toString());
        return new Content(header, judged(buffer, header));
    }

    private static Judged judged(ByteBuffer buffer, Header header) {
        int[][] whole = new int[WHOLE][];
        for (int c = 0; c < WHOLE; c++) {
            whole[c] = new int[header.rows()];
            Arrays.setAll(whole[c], i -> buffer.getInt());
        }
        double[][] real = new double[REAL][];
        for (int c = 0; c < REAL; c++) {
            real[c] = doubles(buffer, header.rows());
        }
        Dataset.Rows rows =
                new Dataset.Rows(whole[0], whole[1], whole[2], whole[3], whole[4], real[0], real[1], real[2]);
        Dataset dataset = Dataset.of(
                new Judged.NoFeatures(header.rows()),
                header.target(),
                List.of(Instrument.parse(header.stock().instrument())),
                rows);
        List<Answers> answers = new ArrayList<>();
        for (String name : header.answers()) {
            double[] values = doubles(buffer, header.rows() * header.target().width());
            answers.add(new Answers(name, new Predictions(header.target(), values)));
        }
        return new Judged(dataset, answers);
    }

    private static double[] doubles(ByteBuffer buffer, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> buffer.getDouble());
        return values;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
