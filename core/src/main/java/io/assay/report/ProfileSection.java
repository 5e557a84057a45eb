package io.assay.report;

import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.ScoreProfile;
import io.assay.metric.Draws;

/** What the score looks like: calibration, what followed on low and high scores, how long it stays of use. */
final class ProfileSection {
    private static final double BASIS_POINTS = 10_000;

    /** Rows from which on a share is drawn. */
    private static final int FEWEST = 30;

    private ProfileSection() {}

    static void add(Html page, ScoreProfile profile) {
        if (!profile.calibration().isEmpty()) {
            page.heading("Can its probabilities be taken at their word?");
            calibration(page, profile.calibration().get(0));
            if (profile.calibration().size() > 1) {
                calibration(
                        page, profile.calibration().get(profile.calibration().size() - 1));
            }
            page.folded(
                    "The numbers behind all curves",
                    List.of("of", "said, from", "to", "rows", "said", "happened", "95 % interval"),
                    bins(profile));
        }
        page.heading("What followed on low and on high scores");
        quantiles(page, profile.quantiles());
        decay(page, profile.decay());
        ScoreProfile.Turnover turnover = profile.turnover();
        page.table(
                FiguresSection.HEADING,
                List.of(turnover.rankChange(), turnover.positionChange(), turnover.rankAutocorrelation()).stream()
                        .map(FiguresSection::row)
                        .toList());
    }

    private static void calibration(Html page, ScoreProfile.Curve curve) {
        List<ScoreProfile.Bin> bins =
                curve.bins().stream().filter(b -> b.rows() >= FEWEST).toList();
        if (bins.isEmpty()) {
            page.paragraph("No probability was given to " + FEWEST + " rows or more.");
            return;
        }
        boolean best = curve.of().equals(ScoreProfile.MOST_PROBABLE);
        page.picture(
                PointChart.of(
                        bins.stream()
                                .map(b -> new PointChart.Point(
                                        b.said(),
                                        b.happened(),
                                        Math.max(0, b.interval().lower()),
                                        Math.min(1, b.interval().upper())))
                                .toList(),
                        new PointChart.Frame(
                                "probability that was said", "share that happened", true, true, List.of())),
                (best ? "The most probable class of each row: " : "The class " + curve.of() + ": ")
                        + "on the dashed line what was said is what happened; below it the model is too sure. 95 %"
                        + " intervals; tenths with fewer than " + FEWEST + " rows are left out.");
    }

    private static List<List<String>> bins(ScoreProfile profile) {
        List<List<String>> rows = new ArrayList<>();
        for (ScoreProfile.Curve curve : profile.calibration()) {
            for (ScoreProfile.Bin bin : curve.bins()) {
                rows.add(List.of(
                        curve.of(),
                        Text.decimal(bin.lower(), 1),
                        Text.decimal(bin.upper(), 1),
                        Text.count(bin.rows()),
                        Text.decimal(bin.said(), 3),
                        Text.decimal(bin.happened(), 3),
                        plain(bin.interval(), 3)));
            }
        }
        return rows;
    }

    private static void quantiles(Html page, ScoreProfile.Quantiles quantiles) {
        if (quantiles.buckets().isEmpty()) {
            page.paragraph("No day has enough stocks to rank them by score.");
            return;
        }
        page.picture(
                PointChart.of(
                        quantiles.buckets().stream()
                                .map(b -> new PointChart.Point(
                                        b.number(),
                                        BASIS_POINTS * b.outcome(),
                                        BASIS_POINTS * b.interval().lower(),
                                        BASIS_POINTS * b.interval().upper()))
                                .toList(),
                        new PointChart.Frame(
                                "stocks of a day by score, lowest to highest",
                                "mean return in basis points",
                                false,
                                false,
                                List.of())),
                "Mean return from entry to exit, before costs, of the stocks of a day by the rank of their score, over "
                        + Text.count(quantiles.days()) + " days; 95 % intervals. A useful score rises from left to"
                        + " right.");
        page.table(
                FiguresSection.HEADING,
                List.of(quantiles.spread(), quantiles.monotonicity()).stream()
                        .map(FiguresSection::row)
                        .toList());
    }

    private static void decay(Html page, List<ScoreProfile.Decay> decay) {
        if (decay.isEmpty()) {
            return;
        }
        page.subheading("How long a score stays of use");
        page.picture(
                PointChart.of(
                        decay.stream()
                                .map(d -> new PointChart.Point(
                                        d.sessions(),
                                        d.rankIc(),
                                        d.interval().lower(),
                                        d.interval().upper()))
                                .toList(),
                        new PointChart.Frame(
                                "sessions later", "rank correlation with the outcome", true, false, List.of())),
                "Rank correlation of a score with outcomes that begin so many sessions later; 95 % intervals.");
    }

    private static String plain(Draws.Interval interval, int digits) {
        return interval.isDefined()
                ? Text.decimal(interval.lower(), digits) + " to " + Text.decimal(interval.upper(), digits)
                : "";
    }
}
