package io.assay.market.audit;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Parallel;
import io.assay.base.Progress;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import io.assay.market.TradingCalendar;

/**
 * Looks for everything in {@link Rule}, and gives out the only bars that may be trained on. Whatever fits, tests or
 * predicts reads its bars through {@link #clean(Instrument)}. Safe to use from several threads.
 */
public final class Auditor {
    private final MarketData data;
    private final Thresholds limits;
    private final MarketCalendars calendars;

    private Auditor(MarketData data, Thresholds limits, MarketCalendars calendars) {
        this.data = data;
        this.limits = limits;
        this.calendars = calendars;
    }

    /**
     * An auditor of the given data. Calendars are made now: markets whose calendar is derived are read once.
     *
     * @throws io.assay.base.DataException if there are bars of a market that nobody described
     */
    public static Auditor of(MarketData data, Thresholds limits) {
        return new Auditor(data, limits, MarketCalendars.of(data));
    }

    /** Audits everything; see {@link #audit(Parallel, Progress)}. */
    public static AuditReport audit(MarketData data, Thresholds limits, Parallel parallel, Progress progress) {
        return of(data, limits).audit(parallel, progress);
    }

    /** Cleans one series whose surroundings are at hand. */
    public static CleanSeries clean(AuditInput input, Thresholds limits) {
        Findings findings = new Findings(input.bars().instrument().toString());
        Scan scan = Cleaner.scan(input, limits, findings);
        return new CleanSeries(Cleaner.clean(scan), scan.droppedCount(), findings.list());
    }

    /**
     * The bars of one instrument that may be trained on, or why none may.
     *
     * @throws io.assay.base.UsageException if there is no such instrument
     */
    public CleanSeries clean(Instrument instrument) {
        return clean(input(instrument), limits);
    }

    /**
     * Where the bars of one instrument may lack a split: each place of {@link Rule#SPLIT_SUSPECT}, with the evidence
     * and what could be done.
     *
     * @throws io.assay.base.UsageException if there is no such instrument
     */
    public List<SplitSuspect> splitSuspects(Instrument instrument) {
        return MoveCheck.suspects(Cleaner.scan(input(instrument), limits, new Findings(instrument.toString())));
    }

    /**
     * The calendar the series of a market are compared with, from its first to its last bar.
     *
     * @throws io.assay.base.UsageException if there are no bars of that market
     */
    public TradingCalendar calendar(String market) {
        return calendars.get(market).calendar();
    }

    /** Audits every listing, and each market as a whole. The same data and limits give the same report. */
    public AuditReport audit(Parallel parallel, Progress progress) {
        List<Listing> listings =
                calendars.all().stream().flatMap(m -> m.listings().stream()).toList();
        progress.start("audit", listings.size());
        List<Summary.Judged> judged = parallel.map(listings, listing -> {
            Summary.Judged one = judge(listing.instrument());
            progress.step(listing.instrument().toString());
            return one;
        });
        progress.done();
        List<MarketAudit> markets = new ArrayList<>();
        int from = 0;
        for (MarketCalendars.Entry market : calendars.all()) {
            int to = from + market.listings().size();
            markets.add(judge(market, judged.subList(from, to)));
            from = to;
        }
        List<SymbolAudit> symbols = judged.stream().map(Summary.Judged::audit).toList();
        List<Finding> ofMarkets =
                markets.stream().flatMap(m -> m.findings().stream()).toList();
        return new AuditReport(symbols, markets, Summary.figures(symbols, ofMarkets), limits);
    }

    private AuditInput input(Instrument instrument) {
        BarSeries bars = data.bars(instrument);
        return new AuditInput(bars, calendar(instrument.market()), data.actions(instrument), data.notes(instrument));
    }

    private Summary.Judged judge(Instrument instrument) {
        Findings findings = new Findings(instrument.toString());
        Scan scan = Cleaner.scan(input(instrument), limits, findings);
        List<Finding> list = findings.list();
        SymbolAudit audit = new SymbolAudit(
                instrument.toString(),
                instrument.market(),
                Status.of(list),
                Span.of(scan.day, scan.sessions().expected()),
                scan.droppedCount(),
                scan.sessions().missing().length,
                list);
        return new Summary.Judged(audit, Trace.of(scan));
    }

    private MarketAudit judge(MarketCalendars.Entry market, List<Summary.Judged> judged) {
        List<SymbolAudit> symbols = judged.stream().map(Summary.Judged::audit).toList();
        List<Finding> findings = MarketCheck.check(market, symbols, limits);
        Figures figures = Summary.figures(symbols, findings);
        boolean survivors = findings.stream().anyMatch(f -> f.rule() == Rule.SURVIVORS_ONLY);
        return new MarketAudit(
                market.market(),
                market.calendar().name(),
                figures,
                Grade.of(figures, survivors),
                Grade.reasons(figures, survivors),
                findings,
                Summary.profile(judged.stream().map(Summary.Judged::trace).toList()));
    }
}
