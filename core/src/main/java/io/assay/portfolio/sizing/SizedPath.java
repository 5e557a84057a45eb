package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.List;

/**
 * What acting on a span came to, one entry a decision.
 *
 * @param span where
 * @param position decided
 * @param net log growth of equity after costs
 * @param gross the same before costs
 * @param turnover traded, as a part of equity
 */
public record SizedPath(Span span, double[] position, double[] net, double[] gross, double[] turnover) {
    private static SizedPath blank(Span span) {
        int n = span.decisions();
        return new SizedPath(span, new double[n], new double[n], new double[n], new double[n]);
    }

    private void note(int i, double decided, Episode episode) {
        position[i] = decided;
        net[i] = episode.net();
        gross[i] = episode.gross();
        turnover[i] = episode.turnover();
    }

    /** The epoch day on which the result of a decision is known: that of the open to which it is held. */
    public int day(int decision) {
        return span.track().days()[span.from() + decision + Span.BEHIND];
    }

    /**
     * Acts on spans by a policy, all of them side by side, each an episode.
     *
     * @param scale of the states that the policy was trained on
     */
    public static List<SizedPath> of(SizingPolicy policy, List<Span> spans, SizingRules rules, StateScale scale) {
        List<SizedPath> paths = spans.stream().map(SizedPath::blank).toList();
        List<Episode> episodes =
                spans.stream().map(span -> new Episode(span, rules, scale)).toList();
        List<Integer> open = new ArrayList<>();
        for (int k = 0; k < episodes.size(); k++) {
            open.add(k);
        }
        int width = scale.width();
        while (!open.isEmpty()) {
            float[] states = new float[open.size() * width];
            for (int i = 0; i < open.size(); i++) {
                episodes.get(open.get(i)).state(states, i * width);
            }
            double[] said = policy.positions(states, open.size());
            for (int i = 0; i < said.length; i++) {
                Episode episode = episodes.get(open.get(i));
                episode.step(said[i]);
                paths.get(open.get(i)).note(episode.done() - 1, said[i], episode);
            }
            open.removeIf(k -> episodes.get(k).isOver());
        }
        return paths;
    }

    /**
     * Acts on a span by positions that are given beforehand.
     *
     * @param positions one a decision
     */
    public static SizedPath of(double[] positions, Span span, SizingRules rules) {
        SizedPath path = blank(span);
        Episode episode = new Episode(span, rules, new StateScale(List.of(), new double[0], new double[0], 1));
        for (int i = 0; i < positions.length; i++) {
            episode.step(positions[i]);
            path.note(i, positions[i], episode);
        }
        return path;
    }
}
