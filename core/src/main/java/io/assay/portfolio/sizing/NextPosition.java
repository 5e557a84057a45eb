package io.assay.portfolio.sizing;

import java.util.List;
import java.util.Optional;

/**
 * The position that a policy wants at the next open, decided at the last close of a live track: one whose last
 * {@link Span#BEHIND} sessions stand for fills to come. No state at a close depends on what comes after it, so it does
 * not matter what they are.
 *
 * @param day epoch day of the decision
 * @param held what is held at its close, as a part of equity
 * @param target what is to be held from the next open on
 */
public record NextPosition(int day, double held, double target) {
    /**
     * Who holds something now, as if it had been taken at this close: without a result so far, a whole episode ahead.
     * Holding nothing is how every episode begins.
     *
     * @param held as a part of equity, below 0 for short
     * @return empty if not everything is known at the last close
     */
    public static Optional<NextPosition> holding(double held, SizingPolicy policy, Track track, StateScale scale) {
        int session = last(track);
        if (session < 0 || !track.isKnown(session)) {
            return Optional.empty();
        }
        float[] state = new float[scale.width()];
        scale.write(track, session, new StateScale.Own(held, 0, 1), state, 0);
        return Optional.of(new NextPosition(track.days()[session], held, policy.positions(state, 1)[0]));
    }

    /**
     * Who has done what the policy said since a day, episode after episode, as those do who are judged.
     *
     * @param since epoch day at whose close, or that of the first session behind it, the first episode began
     * @return empty if not everything is known at the last close
     */
    public static Optional<NextPosition> following(
            int since, SizingPolicy policy, Track track, SizingRules rules, StateScale scale) {
        List<Span> spans = Span.within(track, track.onOrAfter(since), track.size());
        boolean known = !spans.isEmpty() && spans.get(spans.size() - 1).to() == track.size();
        if (!known) {
            return Optional.empty();
        }
        List<Span> parts = spans.get(spans.size() - 1).parts(rules.episode());
        Span now = parts.get(parts.size() - 1);
        Episode episode = new Episode(now, rules, scale);
        float[] state = new float[scale.width()];
        while (episode.done() < now.decisions() - 1) {
            episode.state(state, 0);
            episode.step(policy.positions(state, 1)[0]);
        }
        episode.state(state, 0);
        return Optional.of(new NextPosition(track.days()[last(track)], episode.held(), policy.positions(state, 1)[0]));
    }

    private static int last(Track track) {
        return track.size() - 1 - Span.BEHIND;
    }
}
