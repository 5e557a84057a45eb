package io.assay.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.assay.base.CsvFile;
import io.assay.base.Days;
import io.assay.portfolio.ForecastSkill;

/**
 * The weights of one day.
 *
 * @param day epoch day at whose close they were made
 * @param specification how, in one line
 * @param lines a stock each, those included that are sold whole
 * @param volatility predicted of the portfolio, a year
 * @param names effective number of names
 * @param beside portfolios without skill of the same stocks
 * @param sessions that covariances were estimated from
 * @param shrinkage share of the target in the covariances; NaN if they are not shrunk
 * @param repaired largest change of a correlation on the way to a matrix of covariances
 * @param forecasts what is believed of them; empty where there are none
 * @param notes what a reader must know, in sentences
 */
public record PortfolioWeights(
        int day,
        String specification,
        List<Line> lines,
        double volatility,
        double names,
        List<Beside> beside,
        int sessions,
        double shrinkage,
        double repaired,
        Optional<ForecastSkill.Known> forecasts,
        List<String> notes) {
    /** A smaller weight is not shown in a table. */
    private static final double SHOWN = 5e-5;

    /** Copies the lists. */
    public PortfolioWeights {
        lines = List.copyOf(lines);
        beside = List.copyOf(beside);
        notes = List.copyOf(notes);
    }

    /**
     * A stock.
     *
     * @param instrument who
     * @param sector empty if it is not known
     * @param held weight that is held now
     * @param weight that is to be held
     * @param volatility a year; NaN of a stock that may not be held
     * @param risk share of the portfolio's variance
     * @param expected return a year beyond the others, as far as the forecast is believed
     */
    public record Line(
            String instrument,
            String sector,
            double held,
            double weight,
            double volatility,
            double risk,
            double expected) {}

    /**
     * A portfolio that needs no skill.
     *
     * @param method its name
     * @param volatility predicted, a year
     * @param names effective number of names
     */
    public record Beside(String method, double volatility, double names) {}

    /** Writes instrument and weight of every stock that is to be held: what {@code --held} reads. */
    public void write(Path file) {
        CsvFile.write(file, csv -> {
            csv.line("instrument", "weight");
            for (Line line : lines) {
                if (line.weight() != 0) {
                    csv.add(line.instrument()).add(line.weight()).end();
                }
            }
        });
    }

    /**
     * The text for a terminal.
     *
     * @param most so many stocks at most
     */
    public String text(int most) {
        StringBuilder text = new StringBuilder();
        text.append(RunText.wrapped("Weights at the close of " + Days.text(day) + " by " + specification + "."))
                .append("\n\n");
        List<Line> shown = lines.stream()
                .filter(line -> Math.abs(line.weight()) > SHOWN || Math.abs(line.held()) > SHOWN)
                .sorted(Comparator.comparingDouble((Line line) -> -Math.abs(line.weight()))
                        .thenComparing(Line::instrument))
                .toList();
        text.append(table(shown.subList(0, Math.min(most, shown.size()))));
        if (shown.size() > most) {
            text.append(shown.size() - most).append(" more in the file.\n");
        }
        text.append('\n').append(sides()).append('\n');
        text.append(RunText.wrapped(estimate())).append("\n\n");
        notes.forEach(note -> text.append(RunText.wrapped("note: " + note)).append('\n'));
        return text.toString();
    }

    private String table(List<Line> shown) {
        boolean holds = lines.stream().anyMatch(line -> line.held() != 0);
        boolean sectors = lines.stream().anyMatch(line -> !line.sector().isEmpty());
        List<String> heading = new ArrayList<>(List.of("stock"));
        if (sectors) {
            heading.add("sector");
        }
        if (holds) {
            heading.addAll(List.of("held", "change"));
        }
        heading.addAll(List.of("weight", "volatility", "share of risk"));
        if (forecasts.isPresent()) {
            heading.add("expected, a year");
        }
        TextTable table = TextTable.of(heading.toArray(String[]::new));
        for (Line line : shown) {
            List<Object> row = new ArrayList<>(List.of(line.instrument()));
            if (sectors) {
                row.add(line.sector());
            }
            if (holds) {
                row.add(Text.percent(line.held()));
                row.add(Text.signedPercent(line.weight() - line.held()));
            }
            row.add(Text.percent(line.weight()));
            row.add(Text.percent(line.volatility()));
            row.add(Text.percent(line.risk()));
            if (forecasts.isPresent()) {
                row.add(Text.signedPercent(line.expected()));
            }
            table.row(row.toArray());
        }
        return table.text();
    }

    private String sides() {
        TextTable table = TextTable.of("portfolio", "predicted volatility a year", "effective names");
        table.row("this", Text.percent(volatility), Text.decimal(names, 1));
        beside.forEach(b -> table.row(b.method(), Text.percent(b.volatility()), Text.decimal(b.names(), 1)));
        return table.text();
    }

    private String estimate() {
        String shrunk = Double.isNaN(shrinkage) ? "" : ", shrunk by " + Text.percent(shrinkage) + " to their target";
        String mended = repaired == 0
                ? ""
                : ", a correlation moved by up to " + Text.decimal(repaired, 4)
                        + " on the way to a matrix of covariances";
        String believed = forecasts
                .map(f -> " Forecasts had a mean daily rank correlation of " + Text.signed(f.ic(), 4)
                        + " with what came (standard error " + Text.decimal(f.error(), 4) + ", "
                        + Text.plural(f.days(), "day") + "); " + Text.decimal(f.confidence(), 4)
                        + " of it is believed.")
                .orElse("");
        return "Covariances of " + Text.plural(sessions, "session") + shrunk + mended + "." + believed;
    }
}
