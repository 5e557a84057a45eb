package io.assay.experiment.agent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.Days;
import io.assay.experiment.LastBar;
import io.assay.experiment.UntradedOpens;
import io.assay.experiment.Wiring;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.market.audit.Auditor;
import io.assay.market.audit.CleanSeries;
import io.assay.market.audit.Thresholds;
import io.assay.portfolio.sizing.NextPosition;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.portfolio.sizing.Track;

/**
 * The positions that a kept agent wants at the next open: the mean of what its seeds say at the last close. It sees
 * what it saw when it was judged, on the same scale. Of days that it learnt from it says nothing.
 */
public final class AgentToday {
    /** Prices move positions out of the range that is decided in, though hardly to twice its ends. */
    private static final double FAR = 2;

    private final Wiring wiring;
    private final AgentFile agent;
    private final Auditor auditor;
    private final Optional<RunScores> scores;
    private final StockTrack maker;

    /**
     * An agent on the data of the wiring.
     *
     * @throws DataException if the features of this version are not those that it was trained on
     * @throws io.assay.base.UsageException if it sees the scores of a run that is not there any more
     */
    public AgentToday(Wiring wiring, AgentFile agent) {
        this.wiring = wiring;
        this.agent = agent;
        this.auditor = Auditor.of(wiring.data(), Thresholds.DEFAULTS);
        this.scores = agent.sight().run().map(run -> RunScores.of(wiring.workspace(), run));
        this.maker = new StockTrack(agent.sight(), scores, wiring.members());
        List<String> columns = maker.columns();
        if (!columns.equals(agent.scale().columns())) {
            throw new DataException("the agent was trained on the columns "
                    + agent.scale().columns() + ", and here they are " + columns + ". Fix: train the agent again");
        }
    }

    /**
     * Where somebody stands at the last close.
     *
     * @param held positions as parts of equity, below 0 for short; who is not among them is flat
     * @param since epoch day since which the agent was followed to the letter, instead of {@code held}
     */
    public record Stand(Map<Instrument, Double> held, Optional<Integer> since) {
        /** Copies the map. */
        public Stand {
            held = Map.copyOf(held);
        }

        /** With positions, each as if it had been taken at the last close; flat everywhere else. */
        public static Stand holding(Map<Instrument, Double> held) {
            return new Stand(held, Optional.empty());
        }

        /** As somebody who began without a position at the close of a day, and did what the agent said since. */
        public static Stand following(int since) {
            return new Stand(Map.of(), Optional.of(since));
        }
    }

    /**
     * One position, or why there is none.
     *
     * @param instrument who
     * @param next empty if the agent says nothing of it
     * @param reason why not, else empty
     */
    public record Answer(Instrument instrument, Optional<NextPosition> next, String reason) {}

    /** Whether the agent was trained and judged on a stock. */
    public boolean knows(Instrument instrument) {
        return agent.card().stocks().contains(instrument.toString());
    }

    /** An answer for each instrument, in their order. */
    public List<Answer> of(List<Instrument> instruments, Stand stand) {
        wiring.progress().start("Asking the agent", instruments.size());
        List<Answer> answers = wiring.parallel().map(instruments, instrument -> {
            Answer answer = answer(instrument, stand);
            wiring.progress().step(instrument.toString());
            return answer;
        });
        wiring.progress().done();
        return answers;
    }

    private Answer answer(Instrument instrument, Stand stand) {
        try {
            CleanSeries clean = auditor.clean(instrument);
            Optional<String> unfit = unfit(instrument, clean).or(() -> unlike(instrument, clean.bars(), stand));
            if (unfit.isPresent()) {
                return new Answer(instrument, Optional.empty(), unfit.get());
            }
            BarSeries bars = clean.bars();
            Optional<NextPosition> next = maker.live(bars).flatMap(track -> next(track, instrument, stand));
            boolean ofLastBar = next.map(n -> n.day() == lastDay(bars)).orElse(false);
            return ofLastBar
                    ? new Answer(instrument, next, "")
                    : new Answer(instrument, Optional.empty(), unknown(instrument, bars));
        } catch (DataException e) {
            return new Answer(instrument, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private Optional<NextPosition> next(Track track, Instrument instrument, Stand stand) {
        return stand.since().isPresent()
                ? NextPosition.following(stand.since().get(), agent.policy(), track, agent.rules(), agent.scale())
                : NextPosition.holding(
                        stand.held().getOrDefault(instrument, 0.0), agent.policy(), track, agent.scale());
    }

    private static int lastDay(BarSeries bars) {
        return bars.days()[bars.size() - 1];
    }

    /** Why it may not be asked of a stock. */
    private Optional<String> unfit(Instrument instrument, CleanSeries clean) {
        if (!knows(instrument)) {
            return Optional.of("the agent was neither trained nor judged on it");
        }
        BarSeries bars = clean.bars();
        Optional<String> stale = LastBar.unfit(auditor, instrument, bars);
        if (stale.isPresent()) {
            return stale;
        }
        if (UntradedOpens.areIn(clean)) {
            return Optional.of(AgentTracks.OPENS);
        }
        int day = lastDay(bars);
        if (day < agent.lastTrained()) {
            return Optional.of("the agent learnt from days up to " + Days.text(agent.lastTrained())
                    + ": what it says of " + Days.text(day) + " would be in-sample");
        }
        return wiring.members()
                .filter(u -> !u.contains(instrument, day))
                .map(u -> "it did not belong to the universe '" + u.name() + "' on " + Days.text(day));
    }

    /** Why an agent may not be told where somebody stands: nothing like it was ever learnt. */
    private Optional<String> unlike(Instrument instrument, BarSeries bars, Stand stand) {
        double held = stand.held().getOrDefault(instrument, 0.0);
        PositionRange range = agent.rules().range();
        if (held < FAR * range.least() || held > FAR * range.most()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "what is held of it is %.2f of its part of the capital, and the agent learnt to hold %s",
                    held,
                    range.text()));
        }
        return stand.since()
                .filter(day -> day > lastDay(bars))
                .map(day -> "the agent is followed since " + Days.text(day) + ", and its last bar is of "
                        + Days.text(lastDay(bars)));
    }

    /** Why not everything that the agent sees is known at the last bar. */
    private String unknown(Instrument instrument, BarSeries bars) {
        FeatureTable table = agent.sight().features().compute(bars.adjusted());
        String day = Days.text(lastDay(bars));
        if (!table.isSettled(bars.size() - 1)) {
            int[] restarts = table.restarts();
            int start = restarts.length == 0 ? 0 : restarts[restarts.length - 1];
            return "its features have not settled on " + day + ": they need " + (table.settle() + 1)
                    + " bars without a hole, and there are " + (bars.size() - start);
        }
        Optional<String> silent = scores.filter(
                        run -> Float.isNaN(run.of(instrument.toString(), 0, new int[] {lastDay(bars)})[0]))
                .map(run -> "the agent sees the scores of run " + run.id() + ", which said nothing of it by " + day
                        + " that still holds");
        return silent.orElse("its last bar, of " + day + ", lacks a price or a feature");
    }
}
