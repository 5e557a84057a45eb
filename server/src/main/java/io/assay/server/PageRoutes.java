package io.assay.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.assay.base.Json;
import io.assay.base.Progress;
import io.assay.base.Seed;
import io.assay.experiment.Wiring;
import io.assay.experiment.monitor.Monitoring;
import io.assay.experiment.serve.Explanation;
import io.assay.experiment.serve.PastSignals;
import io.assay.experiment.serve.Serving;
import io.assay.experiment.view.Cards;
import io.assay.experiment.view.Compared;
import io.assay.experiment.view.KeptPages;
import io.assay.experiment.view.RunViews;
import io.assay.experiment.view.StoredBars;
import io.assay.ledger.LedgerFile;
import io.assay.ledger.LedgerListing;
import io.assay.market.Instrument;
import io.assay.market.audit.AuditReport;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.Thresholds;
import io.assay.registry.StageChange;
import io.assay.report.AuditPage;
import io.assay.report.BookReport;
import io.assay.report.MonitorReport;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Routes of what the page in the browser shows beside predictions; none of them sees a score that nobody has seen. */
final class PageRoutes {
    private static final String ID = "id";
    private static final String SYMBOL = "symbol";
    private static final int USUAL_BARS = 750;
    private static final int USUAL_LINES = 500;
    private static final int MOST_LINES = 100_000;
    private static final int MOST_COMPARED = 8;

    private final Serving serving;
    private final Admission admission;
    private final MachineLoad load;
    private volatile Audited audited = new Audited("", Optional.empty());

    PageRoutes(Serving serving, Admission admission) {
        this.serving = serving;
        this.admission = admission;
        this.load = new MachineLoad();
    }

    /** The audit of the data of a snapshot. */
    private record Audited(String version, Optional<AuditReport> report) {}

    List<Route> all() {
        return List.of(
                Route.get("/v1/bars/{symbol}", "Stored bars of a stock; '?last=N' of them.", json(StoredBars.class))
                        .answering(this::bars),
                Route.get(
                                "/v1/signals/{symbol}",
                                "What the walk-forward of a stock's model said on earlier days, out of sample.",
                                json(PastSignals.class))
                        .answering(this::past),
                Route.get(
                                "/v1/explain/{symbol}",
                                "Shapley values of what a stock's model says of '?class=NAME'; '?date=YYYY-MM-DD'.",
                                json(Explanation.class))
                        .answering(this::explain),
                Route.get("/v1/stages", "Who became champion or was put away, when and why.", list(StageChange.class))
                        .answering(r -> Json.line(wiring().models().history())),
                Route.get("/v1/models/{id}/card", "The card of a model as a page.", Route.Kind.page())
                        .answering(r -> Cards.page(wiring().models(), r.pathParam(ID))),
                Route.get("/v1/runs/{id}/report", "The report of a run as a page.", Route.Kind.page())
                        .answering(r -> admission.inTurn(() -> RunViews.page(wiring(), r.pathParam(ID)))),
                Route.get("/v1/runs/{id}/book", "The book of a run that was looked at last.", json(BookReport.class))
                        .answering(r -> Json.line(RunViews.book(wiring(), r.pathParam(ID)))),
                Route.get("/v1/reports", "Report pages that commands have written.", list(KeptPages.Kept.class))
                        .answering(r -> Json.line(KeptPages.list(wiring().workspace()))),
                Route.get("/v1/reports/{id}", "One of these pages.", Route.Kind.page())
                        .answering(r -> KeptPages.read(wiring().workspace(), r.pathParam(ID))),
                Route.get(
                                "/v1/compare",
                                "Runs or models side by side on the rows that all answer, as a page; '?names=A,B'.",
                                Route.Kind.page())
                        .answering(this::compare),
                Route.get(
                                "/v1/monitor",
                                "What the last look of 'assay monitor' found: charts, drift, alarms, shadows.",
                                json(MonitorReport.class))
                        .answering(r -> Json.line(Monitoring.last(wiring().workspace()))),
                Route.get("/v1/audit", "The audit of the stored data.", json(AuditReport.class))
                        .answering(r -> Json.line(audit())),
                Route.get("/v1/audit/report", "The same as a page.", Route.Kind.page())
                        .answering(r -> AuditPage.of(audit())),
                Route.get(
                                "/v1/ledger",
                                "What was tried and what was looked at: counts, and the newest lines; '?last=N'.",
                                json(LedgerListing.class))
                        .answering(this::ledger),
                Route.get(
                                "/v1/system",
                                "How busy this machine is: processors, memory, GPUs.",
                                json(MachineLoad.Now.class))
                        .answering(r -> Json.line(load.now(wiring().workspace()))));
    }

    private static Route.Kind json(Class<?> body) {
        return Route.Kind.json(body);
    }

    private static Route.Kind list(Class<?> body) {
        return Route.Kind.jsonList(body);
    }

    private Wiring wiring() {
        return serving.wiring().withProgress(Progress.NONE);
    }

    private Instrument stock(Context request) {
        return serving.find(Ask.symbol(request.pathParam(SYMBOL)));
    }

    private String bars(Context request) {
        int last = number(request, "last", USUAL_BARS, StoredBars.MOST);
        return Json.line(StoredBars.of(wiring().data(), stock(request), last));
    }

    private String past(Context request) {
        Instrument stock = stock(request);
        return Json.line(admission.inTurn(() -> serving.pastSignals(stock)));
    }

    private String explain(Context request) {
        Instrument stock = stock(request);
        Optional<Integer> day = Ask.day(request.queryParam("date"));
        Optional<String> of = Optional.ofNullable(request.queryParam("class")).map(Ask::symbol);
        return Json.line(admission.inTurn(() -> serving.explain(stock, day, of)));
    }

    private String compare(Context request) {
        @Nullable String names = request.queryParam("names");
        List<String> asked = names == null || names.isBlank() ? List.of() : Arrays.asList(names.split(",", -1));
        if (asked.size() < 2 || asked.size() > MOST_COMPARED) {
            throw Ask.bad("'names' must be 2 to " + MOST_COMPARED + " runs or models, separated by commas");
        }
        return admission.inTurn(() -> Compared.page(wiring(), asked, Seed.of(1)));
    }

    /** Made once a snapshot. */
    private AuditReport audit() {
        String version = serving.state().version();
        Audited known = audited;
        if (known.version().equals(version) && known.report().isPresent()) {
            return known.report().get();
        }
        Wiring now = wiring();
        AuditReport made =
                admission.inTurn(() -> Auditor.audit(now.data(), Thresholds.DEFAULTS, now.parallel(), Progress.NONE));
        audited = new Audited(version, Optional.of(made));
        return made;
    }

    private String ledger(Context request) {
        int last = number(request, "last", USUAL_LINES, MOST_LINES);
        List<LedgerFile.Row> rows = LedgerFile.of(wiring().workspace().resolve("ledger.jsonl"))
                .read()
                .rows();
        return Json.line(LedgerListing.of(rows, rows.subList(Math.max(0, rows.size() - last), rows.size())));
    }

    private static int number(Context request, String name, int usual, int most) {
        @Nullable String text = request.queryParam(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > most) {
            throw Ask.bad("'" + name + "' must be a number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }
}
