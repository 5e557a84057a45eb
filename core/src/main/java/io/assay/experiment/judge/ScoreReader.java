package io.assay.experiment.judge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;
import io.assay.experiment.judge.Tolerated.Kind;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.Market;
import io.assay.market.MarketData;
import io.assay.market.source.SymbolLookup;
import io.assay.market.source.TextRows;

/**
 * Reads somebody's scores. The file is not trusted: what cannot be understood is refused with file and line; rows of
 * symbols that nobody knows and rows without a score are counted.
 */
final class ScoreReader {
    private static final Set<String> NO_SCORE = Set.of("", "nan", "na", "n/a", "null", "none");
    private static final int DATE_LENGTH = 10;
    private static final double MOST = 1e300;

    private final TextRows rows;
    private final MarketData data;
    private final Tolerated tolerated;
    private final SymbolLookup lookup;
    private final Map<String, Optional<Instrument>> known = new HashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Columns columns = new Columns();
    private long read;
    private long stated;
    private long late;
    private String firstLate = "";
    private final TreeSet<String> untimed = new TreeSet<>();

    private ScoreReader(TextRows rows, MarketData data, Tolerated tolerated) {
        this.rows = rows;
        this.data = data;
        this.tolerated = tolerated;
        this.lookup = SymbolLookup.among(
                data.listings().stream().map(Listing::instrument).toList());
    }

    /** What was read. */
    record Result(Scores scores, long rows) {}

    /**
     * Reads a file.
     *
     * @param sha256 of the file's bytes
     * @param data says which symbols there are
     * @param tolerated counts what cannot be judged
     * @throws DataException naming file and line, if a row cannot be understood, a symbol is ambiguous, or a symbol has
     *     two scores on one day; or if no row is left
     */
    static Result read(TextRows rows, String sha256, ScoreColumns names, MarketData data, Tolerated tolerated) {
        ScoreReader reader = new ScoreReader(rows, data, tolerated);
        int[] columns = names.in(rows);
        rows.read(columns, (line, fields) -> reader.row(line, fields, columns[3] >= 0));
        if (reader.columns.size == 0) {
            throw new DataException(DataProblem.of("a file of scores must hold a score of a symbol of the workspace")
                    .at(rows.file(), 0)
                    .withValue(reader.read + " rows"
                            + tolerated
                                    .example(Kind.UNKNOWN_SYMBOL)
                                    .map(e -> ", the first of them: " + e)
                                    .orElse(""))
                    .withFix("import the bars of the symbols first: assay data import"));
        }
        return new Result(reader.scores(sha256), reader.read);
    }

    private void row(long line, String[] fields, boolean hasKnownAt) {
        read++;
        int day = day(line, fields);
        double score = score(line, day, fields);
        Optional<Instrument> instrument = instrument(line, day, fields[1]);
        if (instrument.isEmpty()) {
            return;
        }
        if (Double.isNaN(score)) {
            tolerated.add(
                    Kind.NO_SCORE,
                    at(line, day, fields[1], "a row must hold a score")
                            .withValue(fields[2])
                            .withFix("leave the row out, or give the score"));
            return;
        }
        boolean isLate = hasKnownAt && isLate(line, day, instrument.get(), fields[3]);
        columns.add(instrument.get(), day, score, isLate, line);
    }

    private DataProblem at(long line, int day, String symbol, String rule) {
        return DataProblem.of(rule).at(rows.file(), line).withSymbol(symbol).on(Days.date(day));
    }

    private int day(long line, String[] fields) {
        String text = fields[0];
        boolean midnight =
                text.length() > DATE_LENGTH && text.substring(DATE_LENGTH).matches("[T ]00:00(:00(\\.0+)?)?");
        try {
            return Days.of(LocalDate.parse(midnight ? text.substring(0, DATE_LENGTH) : text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new DataException(
                    DataProblem.of("a date must be a day that there is and read YYYY-MM-DD, without a time")
                            .at(rows.file(), line)
                            .withSymbol(fields[1])
                            .withValue(text)
                            .withFix("date a score by the session at whose close it was known"),
                    e);
        }
    }

    private double score(long line, int day, String[] fields) {
        if (NO_SCORE.contains(fields[2].toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        DataException wrong = new DataException(at(line, day, fields[1], "a score must be a finite number")
                .withValue(fields[2])
                .withFix("write numbers with a point and without separators, such as 0.0123"));
        try {
            double score = Double.parseDouble(fields[2]);
            // A hexadecimal number, or one with the letter of a Java type, is a slip rather than a score.
            if (!(Math.abs(score) <= MOST) || !fields[2].matches("[-+0-9.eE]+")) {
                throw wrong;
            }
            return score;
        } catch (NumberFormatException e) {
            wrong.initCause(e);
            throw wrong;
        }
    }

    private Optional<Instrument> instrument(long line, int day, String text) {
        Optional<Instrument> found = known.get(text);
        if (found == null) {
            found = find(line, day, text);
            known.put(text, found);
        }
        if (found.isEmpty()) {
            List<String> near =
                    lookup.nearest(text).stream().map(Instrument::toString).toList();
            tolerated.add(
                    Kind.UNKNOWN_SYMBOL,
                    at(
                                    line,
                                    day,
                                    text,
                                    "a symbol must be among the "
                                            + data.listings().size() + " of the workspace")
                            .withFix(
                                    near.isEmpty()
                                            ? "import its bars, or take its rows out"
                                            : "did you mean " + String.join(", ", near) + "?"));
        }
        return found;
    }

    private Optional<Instrument> find(long line, int day, String text) {
        if (text.isBlank()) {
            throw new DataException(DataProblem.of("every row must name its symbol")
                    .at(rows.file(), line)
                    .on(Days.date(day)));
        }
        List<Instrument> candidates = lookup.candidates(text);
        List<Instrument> exact = candidates.stream()
                .filter(i -> i.symbol().equals(text) || i.toString().equals(text))
                .toList();
        boolean oneMarket =
                candidates.stream().map(Instrument::market).distinct().count() == 1;
        if (candidates.size() <= 1 || (exact.size() == 1 && oneMarket)) {
            return exact.size() == 1
                    ? Optional.of(exact.get(0))
                    : candidates.stream().findFirst();
        }
        throw new DataException(at(
                        line,
                        day,
                        text,
                        "a symbol must name one instrument; it fits "
                                + String.join(
                                        ", ",
                                        candidates.stream()
                                                .map(Instrument::toString)
                                                .toList()))
                .withFix("write MARKET:SYMBOL, such as " + candidates.get(0)));
    }

    private boolean isLate(long line, int day, Instrument instrument, String text) {
        if (text.isEmpty()) {
            return false;
        }
        String market = instrument.market();
        ZoneId zone = zones.computeIfAbsent(
                market,
                m -> ZoneId.of(data.market(m)
                        .or(() -> Market.find(m))
                        .map(Market::zone)
                        .orElse("UTC")));
        Moment moment = Moment.parse(text, zone)
                .orElseThrow(() -> new DataException(
                        at(line, day, instrument.toString(), "known-at must read YYYY-MM-DD or YYYY-MM-DDThh:mm")
                                .withValue(text)
                                .withFix("without an offset such as +05:30 or Z the time is the exchange's")));
        stated++;
        if (moment.seconds() != Moment.AT_CLOSE && !Moment.knowsClose(market)) {
            untimed.add(market);
        }
        boolean isLate = !moment.isKnownAtClose(day, market);
        if (isLate) {
            late++;
            if (firstLate.isEmpty()) {
                firstLate = at(line, day, instrument.toString(), "a score must be known by the close of its date")
                        .withValue(text)
                        .withFix("date it by the session whose close followed")
                        .sentence();
            }
        }
        return isLate;
    }

    private Scores scores(String sha256) {
        List<Instrument> instruments =
                columns.instruments.keySet().stream().sorted().toList();
        int[] renumbered = new int[columns.instruments.size()];
        columns.instruments.forEach((i, number) -> renumbered[number] = Collections.binarySearch(instruments, i));
        int n = columns.size;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> {
            int byDay = Integer.compare(columns.day[a], columns.day[b]);
            return byDay != 0
                    ? byDay
                    : Integer.compare(renumbered[columns.instrument[a]], renumbered[columns.instrument[b]]);
        });
        int[] instrument = new int[n];
        int[] day = new int[n];
        double[] score = new double[n];
        boolean[] isLate = new boolean[n];
        long[] line = new long[n];
        for (int r = 0; r < n; r++) {
            int from = order[r];
            instrument[r] = renumbered[columns.instrument[from]];
            day[r] = columns.day[from];
            score[r] = columns.score[from];
            isLate[r] = columns.late[from];
            line[r] = columns.line[from];
            if (r > 0 && day[r] == day[r - 1] && instrument[r] == instrument[r - 1]) {
                throw new DataException(at(
                                line[r],
                                day[r],
                                instruments.get(instrument[r]).toString(),
                                "a symbol must have one score a day; line " + line[r - 1] + " holds one already")
                        .withValue(String.valueOf(score[r]))
                        .withFix("leave one of the lines out"));
            }
        }
        Scores.KnownAt knownAt = new Scores.KnownAt(stated, late, firstLate, new ArrayList<>(untimed));
        return new Scores(rows.file(), sha256, instruments, instrument, day, score, isLate, line, knownAt);
    }

    /** Rows as they were read, in columns that grow. */
    private static final class Columns {
        private static final int FIRST = 1024;

        private final Map<Instrument, Integer> instruments = new HashMap<>();
        private int size;
        private int[] instrument = new int[FIRST];
        private int[] day = new int[FIRST];
        private double[] score = new double[FIRST];
        private boolean[] late = new boolean[FIRST];
        private long[] line = new long[FIRST];

        void add(Instrument whose, int onDay, double value, boolean isLate, long atLine) {
            if (size == day.length) {
                instrument = Arrays.copyOf(instrument, 2 * size);
                day = Arrays.copyOf(day, 2 * size);
                score = Arrays.copyOf(score, 2 * size);
                late = Arrays.copyOf(late, 2 * size);
                line = Arrays.copyOf(line, 2 * size);
            }
            Integer number = instruments.get(whose);
            if (number == null) {
                number = instruments.size();
                instruments.put(whose, number);
            }
            instrument[size] = number;
            day[size] = onDay;
            score[size] = value;
            late[size] = isLate;
            line[size++] = atLine;
        }
    }
}
