package io.assay.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.assay.base.DataProblem;
import io.assay.base.Days;

/**
 * The trials of a workspace: a chained file that only grows, safe under crashes and with several writers. Threads may
 * share one.
 */
public final class TrialLog {
    private final ChainFile chain;
    private final Clock clock;

    private TrialLog(ChainFile chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** The log in a file, which need not exist yet. */
    public static TrialLog of(Path file, Clock clock) {
        return new TrialLog(new ChainFile(file), clock);
    }

    /**
     * A trial as it stands in the log.
     *
     * @param sequence line number from 1
     * @param time when it was appended
     * @param trial what was appended
     * @param hash the line's own hash
     */
    public record Entry(long sequence, Instant time, Trial trial, String hash) {}

    /** The form of a line's payload; days and times are text that people can read. */
    private record Stored(
            String kind,
            String time,
            String specificationHash,
            String specification,
            String dataHash,
            String firstDay,
            String lastDay,
            String seed,
            String codeVersion,
            String scoreName,
            String scoreValue) {}

    /**
     * Appends a trial; it is on disk when this returns.
     *
     * @throws io.assay.base.DataException if the log's last line is broken, or lines were cut from its end; nothing is
     *     appended then
     */
    public Entry append(Trial trial) {
        Instant now = clock.instant();
        Stored stored = new Stored(
                trial.kind().name(),
                now.toString(),
                trial.specificationHash(),
                trial.specification(),
                trial.dataHash(),
                Days.text(trial.window().firstDay()),
                Days.text(trial.window().lastDay()),
                Long.toString(trial.seed()),
                trial.codeVersion(),
                trial.score().name(),
                Double.toString(trial.score().value()));
        ChainFile.Line line = chain.append(before -> stored, false);
        return new Entry(line.sequence(), now, trial, line.hash());
    }

    /** The first broken line in a sentence; empty if the whole chain holds. {@link LedgerFile#check} says more. */
    public Optional<DataProblem> verify() {
        return chain.check().problem();
    }

    /**
     * The last line's hash (64 zeros of an empty log): kept elsewhere, it shows whether lines were cut from the end.
     */
    public String head() {
        return chain.head();
    }

    /** All entries in order, without the lines that report recovered crashes. */
    public List<Entry> entries() {
        return chain.lines().stream()
                .filter(line -> !ChainFile.isRecovery(line.payload()))
                .map(TrialLog::entry)
                .toList();
    }

    /** Sequence numbers of the lines that report a recovered crash: a half-written line was cut before each. */
    public List<Long> recoveries() {
        return chain.lines().stream()
                .filter(line -> ChainFile.isRecovery(line.payload()))
                .map(ChainFile.Line::sequence)
                .toList();
    }

    /**
     * Distinct specifications whose out-of-sample score was seen: the raw number of trials that a deflated Sharpe ratio
     * takes. Another seed ({@link Trial.Kind#REPEAT}), other data or a look at a held-out window
     * ({@link Trial.Kind#PEEK}) of a specification adds nothing. Where a specification was logged as a repeat or a peek
     * alone, its score was seen all the same: it counts once.
     */
    public long countTrials() {
        return entries().stream()
                .map(entry -> entry.trial().specificationHash())
                .distinct()
                .count();
    }

    /** The trial of a line that is no recovery. */
    static Entry entry(ChainFile.Line line) {
        JsonNode p = line.payload();
        Trial trial = new Trial(
                Trial.Kind.valueOf(p.path("kind").asText()),
                p.path("specification").asText(),
                p.path("dataHash").asText(),
                new Window(
                        Days.parse(p.path("firstDay").asText()),
                        Days.parse(p.path("lastDay").asText())),
                Long.parseLong(p.path("seed").asText()),
                p.path("codeVersion").asText(),
                new Trial.Score(
                        p.path("scoreName").asText(),
                        Double.parseDouble(p.path("scoreValue").asText())));
        return new Entry(line.sequence(), Instant.parse(p.path("time").asText()), trial, line.hash());
    }
}
