package io.assay.market.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.market.source.Layout.Slot;

/** Tells by the first lines of a file which layout it has. */
final class Detector {
    /** How many rows are looked at for the way dates are written, so that one spoilt row decides nothing. */
    private static final int SAMPLE = 20;

    private final String source;
    private final ReadOptions options;

    Detector(String source, ReadOptions options) {
        this.source = source;
        this.options = options;
    }

    /** The layout, or a refusal that says why the file is not one of bars. */
    Layout detect(byte[] bytes) {
        PlainText.require(source, "a bar file", bytes);
        List<List<String>> head = head(bytes);
        if (head.isEmpty()) {
            throw refuse("the file is empty", "");
        }
        List<String> names = head.get(0).stream()
                .map(n -> n.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<BarFormat> candidates = options.format() == null ? BarFormats.all() : BarFormats.named(options.format());
        return wide(head, candidates)
                .or(() -> byHeader(head, names, candidates))
                .or(() -> byForce(names, candidates))
                .orElseThrow(() -> unknown(head, names));
    }

    private Optional<Layout> byHeader(List<List<String>> head, List<String> names, List<BarFormat> candidates) {
        String header = String.join(",", names);
        return candidates.stream()
                .filter(f -> f.headers().contains(header))
                .filter(f -> options.format() != null || writesDatesSo(f, head, names))
                .findFirst()
                .flatMap(f -> Layout.ofNames(f, names));
    }

    private Optional<Layout> byForce(List<String> names, List<BarFormat> candidates) {
        if (options.format() == null) {
            return Optional.empty();
        }
        boolean adjusted = names.stream().anyMatch(n -> Layout.role(n) == Layout.role("adj close"));
        return Layout.ofNames(candidates.get(adjusted ? candidates.size() - 1 : 0), names);
    }

    private static boolean writesDatesSo(BarFormat format, List<List<String>> head, List<String> names) {
        int date = Math.max(names.indexOf("date"), names.indexOf("datetime"));
        return format.separator() == 0
                || head.size() == 1
                || head.stream()
                        .skip(1)
                        .anyMatch(r -> r.size() > date && r.get(date).indexOf(format.separator()) > 0);
    }

    /** The three lines with which yfinance begins: what, of whom, and the name of the index. */
    private Optional<Layout> wide(List<List<String>> head, List<BarFormat> candidates) {
        if (head.size() < 3 || !candidates.contains(BarFormats.YFINANCE)) {
            return Optional.empty();
        }
        String first = head.get(0).get(0).toLowerCase(Locale.ROOT);
        String second = head.get(1).get(0).toLowerCase(Locale.ROOT);
        String third = head.get(2).get(0).toLowerCase(Locale.ROOT);
        boolean ofPrices = first.equals("price") && second.equals("ticker");
        boolean ofTickers = first.equals("ticker") && second.equals("price");
        boolean aligned = head.get(0).size() == head.get(1).size();
        if (!(ofPrices || ofTickers) || !third.equals("date") || !aligned) {
            return Optional.empty();
        }
        List<String> prices = head.get(ofPrices ? 0 : 1);
        List<String> tickers = head.get(ofPrices ? 1 : 0);
        List<Slot> slots = slots(prices, tickers);
        boolean adjusted = slots.stream().anyMatch(s -> s.columns()[4] >= 0);
        BarFormat format = adjusted ? BarFormats.YFINANCE_UNADJUSTED : BarFormats.YFINANCE;
        return Optional.of(new Layout(format, 3, prices.size(), 0, Layout.NONE, slots));
    }

    private List<Slot> slots(List<String> prices, List<String> tickers) {
        Map<String, int[]> found = new LinkedHashMap<>();
        for (int i = 1; i < prices.size(); i++) {
            int role = Layout.role(prices.get(i).toLowerCase(Locale.ROOT));
            int[] columns = found.computeIfAbsent(
                    tickers.get(i),
                    t -> IntStream.generate(() -> Layout.NONE)
                            .limit(BarCollector.COLUMNS)
                            .toArray());
            if (role >= 0) {
                columns[role] = i;
            }
        }
        List<Slot> slots = new ArrayList<>();
        found.forEach((ticker, columns) -> {
            if (ticker.isBlank() || !Layout.hasPrices(columns)) {
                throw refuse("every ticker of the second line needs Open, High, Low and Close", "'" + ticker + "'");
            }
            slots.add(new Slot(ticker, columns));
        });
        return slots;
    }

    private static List<List<String>> head(byte[] bytes) {
        CsvLines lines = new CsvLines(bytes);
        List<List<String>> head = new ArrayList<>();
        while (head.size() <= SAMPLE && lines.next()) {
            head.add(lines.texts());
        }
        return head;
    }

    private DataException unknown(List<List<String>> head, List<String> names) {
        String line = PlainText.shortened(String.join(",", head.get(0)));
        List<String> missing = new ArrayList<>();
        if (!names.contains("date") && !names.contains("datetime")) {
            missing.add("date");
        }
        IntStream.range(0, 4)
                .filter(role -> names.stream().noneMatch(n -> Layout.role(n) == role))
                .mapToObj(Layout::roleName)
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            return refuse(
                    "a bar file must name date, open, high, low and close in its first line; here there is no "
                            + String.join(", ", missing),
                    line);
        }
        return new DataException(DataProblem.of("the columns and dates must be those of a known layout ("
                        + String.join(", ", BarFormats.names()) + ")")
                .at(source, 1)
                .withValue(line)
                .withFix("say which with --format; --format plain with --basis takes the columns by their names"));
    }

    private DataException refuse(String rule, String value) {
        DataProblem problem = DataProblem.of(rule).at(source, 1);
        return new DataException(value.isEmpty() ? problem : problem.withValue(value));
    }
}
