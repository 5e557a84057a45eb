package io.assay.experiment.judge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Digest;
import io.assay.market.Instrument;

/**
 * Somebody's scores as they stand in the file, sorted by day and then by instrument, each pair once.
 *
 * @param file where they were read
 * @param sha256 of the file's bytes
 * @param instruments who is scored, sorted
 * @param instrument for each row its place in that list
 * @param day epoch day whose close the score is for
 * @param score higher = more bullish; finite
 * @param late whether the file itself says that the score was known later than that close; false where it says nothing
 * @param line where the row stands
 * @param knownAt what the file says of when scores were known
 */
record Scores(
        String file,
        String sha256,
        List<Instrument> instruments,
        int[] instrument,
        int[] day,
        double[] score,
        boolean[] late,
        long[] line,
        KnownAt knownAt) {
    /** Copies the list and checks the lengths. */
    Scores {
        instruments = List.copyOf(instruments);
        Check.sameLength("day", day.length, instrument.length);
        Check.sameLength("score", score.length, instrument.length);
        Check.sameLength("late", late.length, instrument.length);
        Check.sameLength("line", line.length, instrument.length);
    }

    /**
     * What a file says of when its scores were known.
     *
     * @param stated rows that say it
     * @param late rows known later than the close of their date's session
     * @param firstLate the first of them in a sentence; empty if there is none
     * @param untimed markets whose close Assay does not know, where the day alone was compared
     */
    record KnownAt(long stated, long late, String firstLate, List<String> untimed) {}

    int size() {
        return day.length;
    }

    /** Rows that satisfy a condition, in their order; {@link #knownAt()} stays that of the file. */
    Scores only(boolean[] wanted) {
        int[] rows = IntStream.range(0, size()).filter(r -> wanted[r]).toArray();
        boolean[] lateOnes = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            lateOnes[i] = late[rows[i]];
        }
        return new Scores(
                file,
                sha256,
                instruments,
                IntStream.of(rows).map(r -> instrument[r]).toArray(),
                IntStream.of(rows).map(r -> day[r]).toArray(),
                IntStream.of(rows).mapToDouble(r -> score[r]).toArray(),
                lateOnes,
                IntStream.of(rows).mapToLong(r -> line[r]).toArray(),
                knownAt);
    }

    /** Who has a row. */
    Set<Instrument> scored() {
        return IntStream.of(instrument).distinct().mapToObj(instruments::get).collect(Collectors.toSet());
    }

    /** The first row of each day, and the number of rows at the end. */
    int[] dayStarts() {
        int[] starts = IntStream.range(0, size())
                .filter(r -> r == 0 || day[r] > day[r - 1])
                .toArray();
        return IntStream.concat(IntStream.of(starts), IntStream.of(size())).toArray();
    }

    /** SHA-256 of what is said, whatever file format says it. */
    String hash() {
        return Digest.sha256()
                .add(instruments.toString())
                .add(instrument)
                .add(day)
                .add(score)
                .hex();
    }
}
