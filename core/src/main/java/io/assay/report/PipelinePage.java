package io.assay.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.assay.evaluate.GateCheck;
import io.assay.report.PipelineReport.Step;

/** A pipeline as a page: what was claimed, what came out, and where each number comes from. */
public final class PipelinePage {
    private static final String LEDGER =
            "Whoever was scored has a line in the ledger: 'assay ledger show LINE' tells its"
                    + " specification, data, seed and code. Figures without an interval were counted. Intervals"
                    + " hold at 95 %.";

    private PipelinePage() {}

    /** The page as HTML. */
    public static String of(PipelineReport report) {
        Html page = Html.page("From signals to models: pipeline " + report.name());
        if (report.simulated()) {
            page.banner(VerdictSection.SIMULATED);
        }
        List<GateCheck> checks = checks(page, report);
        page.contents();
        claims(page, report, checks);
        page.heading("What each step came to");
        for (Step step : report.steps()) {
            step.standing().ifPresent(result -> {
                page.subheading(step.stage().title());
                page.paragraph(result.sentence());
            });
        }
        page.heading("How the steps stand");
        page.table(PipelineText.STEPS, PipelineText.stepRows(report));
        page.heading("The pages of the steps");
        page.pages(pages(report));
        page.heading("Every number, and where it comes from");
        page.paragraph(LEDGER);
        page.folded("Numbers of all steps", PipelineText.FIGURES, PipelineText.figureRows(report));
        made(page, report);
        return page.text();
    }

    private static List<GateCheck> checks(Html page, PipelineReport report) {
        List<GateCheck> checks = PipelineText.checks(report);
        long reached = checks.stream()
                .filter(c -> c.outcome() == GateCheck.Outcome.REACHED)
                .count();
        page.verdict(
                reached == checks.size() && report.isDone() ? Html.Mood.GOOD : Html.Mood.NEUTRAL,
                reached + " of " + checks.size() + " claims that were measured are REACHED");
        return checks;
    }

    private static void claims(Html page, PipelineReport report, List<GateCheck> checks) {
        page.heading("What was claimed, and what holds");
        page.paragraph(GatesSection.MEANING);
        page.table(GatesSection.HEADING, GatesSection.rows(checks));
        List<String> missing = PipelineText.missing(report);
        if (!missing.isEmpty()) {
            page.paragraph("NOT ESTABLISHED, since no step measured it yet: " + String.join(", ", missing) + ".");
        }
    }

    private static List<Html.Page> pages(PipelineReport report) {
        List<Html.Page> pages = new ArrayList<>();
        for (Step step : report.steps()) {
            step.standing()
                    .ifPresent(result -> result.pages().forEach(path -> {
                        String file = Path.of(path).getFileName().toString();
                        pages.add(new Html.Page(kind(file) + ": " + step.stage().title(), file));
                    }));
        }
        return pages;
    }

    /** A page's file without the digits that tell it from others: what it is about. */
    private static String kind(String file) {
        return file.replaceAll("-[0-9a-f]{12}\\.html$", "").replace('-', ' ');
    }

    private static void made(Html page, PipelineReport report) {
        page.heading("What was made, and of what");
        List<List<String>> rows = new ArrayList<>();
        for (Step step : report.steps()) {
            step.standing().ifPresent(result -> {
                rows.add(List.of(step.stage().id(), "specification", result.specification()));
                rows.add(List.of(step.stage().id(), "SHA-256 of the data", result.dataHash()));
                rows.add(List.of(step.stage().id(), "made by", step.code()));
                result.models()
                        .forEach((role, id) -> rows.add(List.of(step.stage().id(), role, id)));
                result.files().forEach(file -> rows.add(List.of(step.stage().id(), "file", file)));
            });
        }
        page.table(List.of("step", "what", "value"), rows);
        List<String> notes = report.results().stream()
                .flatMap(result -> result.notes().stream())
                .distinct()
                .toList();
        if (!notes.isEmpty()) {
            page.heading("What to know of the data");
            page.list(notes);
        }
    }
}
