package io.assay.market.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Days;

/**
 * Questions to one service whose answers are kept on disk as soon as they were understood: what was no answer is asked
 * for again, and a run that was cut off goes on where it stopped.
 */
public final class KeptAnswers {
    private static final int OK = 200;

    /** Who is refused once is refused again: the key or whoever asks is not liked. */
    private static final Set<Integer> REFUSED = Set.of(401, 403);

    private final PoliteClient client;
    private final AnswerCache cache;
    private final InstantSource clock;

    /** Asked by a client, kept in a cache. */
    public KeptAnswers(PoliteClient client, AnswerCache cache, InstantSource clock) {
        this.client = client;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * What is read out of the answer to a question.
     *
     * @param name of the question among those kept
     * @param age how old a kept answer may be
     * @param read takes the answer apart; throws {@link DataException} if it is none
     * @throws DataException if the service does not answer or does not have what it is asked for, or as {@code read}
     *     throws; its cause is an {@link IOException} if there was no answer or the service refuses to give any, so
     *     that other questions are in vain too
     */
    public <T> T ask(PoliteClient.Question question, String name, Duration age, Function<String, T> read) {
        return ask(question, name, age, (body, day) -> read.apply(body));
    }

    /**
     * The same of an answer that has to be read as of the day on which it was asked for, since what was not over then
     * is not over in it when it is read later.
     *
     * @param read takes the answer and the epoch day, in UTC, on which it was asked for
     */
    public <T> T ask(PoliteClient.Question question, String name, Duration age, BiFunction<String, Integer, T> read) {
        Instant now = clock.instant();
        Optional<AnswerCache.Kept> kept = cache.find(name, now, age);
        if (kept.isPresent()) {
            return read.apply(kept.get().body(), day(kept.get().moment()));
        }
        PoliteClient.Answer answer = client.ask(question);
        if (REFUSED.contains(answer.status())) {
            throw new DataException(
                    problem("the service must answer, it refuses to", question, answer),
                    new IOException("refused with HTTP " + answer.status()));
        }
        if (answer.status() != OK) {
            throw new DataException(problem(
                    "the service must know what it is asked for, and the key if one is given", question, answer));
        }
        T understood = read.apply(answer.body(), day(now));
        cache.keep(name, now, answer.body());
        return understood;
    }

    private static DataProblem problem(String rule, PoliteClient.Question question, PoliteClient.Answer answer) {
        return DataProblem.of(rule)
                .at(question.source(), 0)
                .withSymbol(question.about())
                .withValue("HTTP " + answer.status());
    }

    /** The epoch day on which is asked, in UTC. */
    public int today() {
        return day(clock.instant());
    }

    private static int day(Instant moment) {
        return Days.of(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }
}
