package io.assay.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.assay.base.DataException;
import io.assay.base.Json;
import io.assay.base.UsageException;
import io.assay.experiment.run.RunRecord;
import io.assay.experiment.serve.Prediction;
import io.assay.experiment.serve.Serving;
import io.assay.experiment.view.RunViews;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.registry.ModelCard;
import io.assay.registry.ModelStage;
import io.assay.registry.ModelStore;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The table of what can be asked. */
final class Routes {
    private static final int MOST_NAMES = 2_000;
    private static final String ID = "id";

    private final Serving serving;
    private final Admission admission;
    private final int bodyBytes;

    Routes(Serving serving, Admission admission, int bodyBytes) {
        this.serving = serving;
        this.admission = admission;
        this.bodyBytes = bodyBytes;
    }

    /**
     * Whether the server answers, and from what: {@code ok}, {@code warming} while some answers are not in memory yet,
     * or {@code stale} where changes could not be taken in.
     */
    record Health(String status, Serving.State answers) {}

    /**
     * One of several answers: either of the two.
     *
     * @param prediction what is said
     * @param refused why nothing is
     */
    record Item(String symbol, @Nullable Prediction prediction, Refusal.@Nullable Body refused) {}

    /**
     * A kept model in brief.
     *
     * @param current whether signals of any instrument come from it
     * @param stage {@code champion}, {@code candidate} or {@code archived}
     * @param created ISO moment at which it was fitted
     * @param simulated whether its market was
     */
    record ModelLine(
            String id,
            String learner,
            String target,
            List<String> instruments,
            boolean current,
            String verdict,
            String stage,
            String created,
            boolean simulated) {}

    /** All models, and what is wrong with the damaged ones. */
    record Models(List<ModelLine> models, List<String> problems) {}

    /** All of them, without the document about them. */
    List<Route> all(Meters meters) {
        return List.of(
                Route.get(
                                "/v1/health",
                                "Whether the server answers, and from which data.",
                                Route.Kind.json(Health.class))
                        .answeringAll(r -> Json.line(health())),
                Route.post(
                                "/v1/predict",
                                "What is said of a stock, of several, or of bars that are brought along.",
                                Route.Kind.json(Prediction.class))
                        .answering(this::predict),
                Route.get(
                                "/v1/predict/{symbol}",
                                "What is said of a stock; '?date=YYYY-MM-DD' for an earlier close.",
                                Route.Kind.json(Prediction.class))
                        .answering(this::predictOne),
                Route.get(
                                "/v1/signals",
                                "What is said of every stock, or of '?symbols=A,B', at the newest close.",
                                Route.Kind.json(Serving.All.class))
                        .answering(this::signals),
                Route.get("/v1/models", "The kept models.", Route.Kind.json(Models.class))
                        .answering(r -> Json.line(models())),
                Route.get("/v1/models/{id}", "The card of a model.", Route.Kind.json(ModelCard.class))
                        .answering(r -> Json.line(store().show(r.pathParam(ID)))),
                Route.get(
                                "/v1/runs",
                                "The finished runs with their verdicts, the newest first.",
                                Route.Kind.jsonList(RunRecord.class))
                        .answering(r -> Json.line(RunViews.newestFirst(serving.wiring()))),
                Route.get("/v1/runs/{id}", "One run.", Route.Kind.json(RunRecord.class))
                        .answering(r -> Json.line(RunViews.record(serving.wiring(), r.pathParam(ID)))),
                Route.get("/metrics", "Measurements in Prometheus' text format.", Route.Kind.text(Meters.TYPE))
                        .answering(r -> meters.text()));
    }

    private Health health() {
        Serving.State state = serving.state();
        String answering = state.ready() ? "ok" : "warming";
        return new Health(state.problem().isEmpty() ? answering : "stale", state);
    }

    private String predict(Context request) {
        Ask ask = Ask.parse(Body.json(request, bodyBytes));
        List<Ask> asked = ask.single();
        if (ask.requests() == null) {
            return Json.line(said(ask));
        }
        return Json.line(asked.stream().map(this::item).toList());
    }

    private Item item(Ask ask) {
        String symbol = ask.symbol() == null ? "" : Ask.symbol(ask.symbol());
        try {
            return new Item(symbol, said(ask), null);
        } catch (Refusal | UsageException | DataException e) {
            return new Item(symbol, null, Refusal.Body.of(e).orElseThrow());
        }
    }

    private Prediction said(Ask ask) {
        String symbol = ask.named();
        if (ask.bars() == null) {
            return said(serving.find(symbol), ask.day());
        }
        Instrument instrument = symbol.contains(":") ? Instrument.parse(symbol) : serving.find(symbol);
        BarSeries bars = ask.series(instrument).orElseThrow();
        return admission.inTurn(() -> serving.predict(bars));
    }

    private Prediction said(Instrument instrument, Optional<Integer> day) {
        return day.isEmpty()
                ? serving.predict(instrument, day)
                : admission.inTurn(() -> serving.predict(instrument, day));
    }

    private String predictOne(Context request) {
        Instrument instrument = serving.find(Ask.symbol(request.pathParam("symbol")));
        return Json.line(said(instrument, Ask.day(request.queryParam("date"))));
    }

    private String signals(Context request) {
        String symbols = request.queryParam("symbols");
        if (symbols == null) {
            return Json.line(serving.all());
        }
        List<String> names = Arrays.asList(symbols.split(",", -1));
        if (names.size() > MOST_NAMES) {
            throw Ask.bad("'symbols' must name at most " + MOST_NAMES + ", named " + names.size());
        }
        return Json.line(serving.of(
                names.stream().map(name -> serving.find(Ask.symbol(name))).toList()));
    }

    private ModelStore store() {
        return serving.wiring().models();
    }

    private Models models() {
        ModelStore.Listing listing = store().list();
        Set<String> current = Set.copyOf(store().current().values());
        Map<String, ModelStage> stages =
                store().stages(listing.cards().stream().map(ModelCard::id).toList());
        return new Models(
                listing.cards().stream()
                        .map(card -> new ModelLine(
                                card.id(),
                                card.recipe().learner(),
                                card.recipe().target(),
                                card.instruments(),
                                current.contains(card.id()),
                                card.verdict(),
                                Optional.ofNullable(stages.get(card.id()))
                                        .map(ModelStage::text)
                                        .orElse(""),
                                card.created(),
                                card.provenance().simulated()))
                        .toList(),
                listing.problems());
    }
}
