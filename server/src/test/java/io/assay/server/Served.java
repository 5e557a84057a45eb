package io.assay.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.WalkForward;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.serve.Serving;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.label.Direction;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.signal.SignalRule;

/** A server over a small simulated market whose first stock has a model, and a client of it. */
final class Served {
    static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(3)
            .withSessions(1100)
            .withInformationCoefficient(0.2)
            .withSeed(Seed.of(3)));
    static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);
    static final Direction LABEL = Direction.three(5);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Served() {}

    static void train(Path workspace) {
        PerStockSpec spec = PerStockSpec.standard(LinearLearner.logistic(5000), Seed.of(1))
                .withWalkForward(WalkForward.expanding(250, 250));
        new TrainMissing(spec, StudyMarket.wiring(workspace, MARKET, 2)).run(STOCKS.subList(0, 1));
    }

    static Serving serving(Path workspace, MarketData data) {
        return Serving.of(() -> StudyMarket.wiring(workspace, data, 2), SignalRule.STANDARD, LABEL);
    }

    static HttpRequest.Builder request(AssayServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> get(AssayServer server, String path) {
        return send(request(server, path).GET());
    }

    static HttpResponse<String> predict(AssayServer server, String body) {
        return send(request(server, "/v1/predict")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body(), JsonNode.class, "answer");
    }

    static ServerSettings settings(Optional<String> token, ServerSettings.Limits limits) {
        return new ServerSettings("127.0.0.1", 0, token, Optional.empty(), limits);
    }
}
