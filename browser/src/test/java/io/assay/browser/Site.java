package io.assay.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.Json;
import io.assay.base.Seed;
import io.assay.dataset.WalkForward;
import io.assay.experiment.StudyMarket;
import io.assay.experiment.Wiring;
import io.assay.experiment.run.RunFolder;
import io.assay.experiment.serve.Serving;
import io.assay.experiment.stock.PerStockSpec;
import io.assay.experiment.stock.TrainMissing;
import io.assay.experiment.trade.Beside;
import io.assay.experiment.trade.BookSpec;
import io.assay.experiment.trade.Books;
import io.assay.experiment.trade.KeptBook;
import io.assay.label.Direction;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.MarketData;
import io.assay.market.simulate.SimulatedMarket;
import io.assay.market.simulate.SimulationSpec;
import io.assay.model.builtin.LinearLearner;
import io.assay.server.AssayServer;
import io.assay.server.ServerSettings;
import io.assay.signal.SignalRule;

/** A small simulated workspace with two runs, and servers over it. */
final class Site {
    static final SimulatedMarket MARKET = SimulatedMarket.of(SimulationSpec.defaults()
            .withSymbols(4)
            .withSessions(1300)
            .withInformationCoefficient(0.2)
            .withSeed(Seed.of(3)));
    static final List<Instrument> STOCKS = StudyMarket.stocks(MARKET);

    /** A name that would run if a page took it for HTML. */
    static final String TAGS = "<img src=x onerror=alert(1)>";

    static final Instrument TAGGED = new Instrument("SIM", TAGS);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Site() {}

    /** Trains two runs, and looks at a book of the newest. */
    static void train(Path workspace) {
        Wiring wiring = StudyMarket.wiring(workspace, MARKET, 2);
        for (double penalty : new double[] {500, 5_000}) {
            PerStockSpec spec = PerStockSpec.standard(LinearLearner.logistic(penalty), Seed.of(1))
                    .withWalkForward(WalkForward.expanding(250, 250));
            int from = penalty > 1_000 ? 0 : 1;
            new TrainMissing(spec, wiring).run(STOCKS.subList(from, from + 2));
        }
        RunFolder run = RunFolder.find(workspace, Optional.empty());
        KeptBook.write(
                workspace,
                new Books(wiring, BookSpec.standard())
                        .of(run, Optional.empty(), Beside.standard())
                        .report());
    }

    static AssayServer serve(Path workspace, Optional<String> token) {
        Serving serving = cold(workspace);
        serving.warm();
        return serve(serving, token);
    }

    /** What a server answers from before it has made every stock ready. */
    static Serving cold(Path workspace) {
        BarSeries first = MARKET.bars(STOCKS.get(0));
        MarketData data = MARKET.with(
                BarSeries.of(
                        TAGGED,
                        first.basis(),
                        first.days(),
                        new BarSeries.Columns(
                                first.open(),
                                first.high(),
                                first.low(),
                                first.close(),
                                first.adjustedClose(),
                                first.volume())),
                "USD");
        return Serving.open(() -> StudyMarket.wiring(workspace, data, 2), SignalRule.STANDARD, Direction.three(5));
    }

    static AssayServer serve(Serving serving, Optional<String> token) {
        ServerSettings settings =
                new ServerSettings("127.0.0.1", 0, token, Optional.empty(), ServerSettings.Limits.standard());
        return AssayServer.start(serving, settings, "test");
    }

    /** What the server says to a machine. */
    static JsonNode json(AssayServer server, String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.address() + path)).build();
            return Json.tree(
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body(), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
