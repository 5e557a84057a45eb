package io.assay.portfolio.sizing;

import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Check;
import io.assay.base.Digest;

/**
 * What an agent is trained on.
 *
 * @param spans training sessions; at least one
 * @param rules under which it acts
 * @param scale learnt from the same spans
 */
public record Lesson(List<Span> spans, SizingRules rules, StateScale scale) {
    /** Copies the list. */
    public Lesson {
        spans = List.copyOf(spans);
        Check.atLeast("spans", spans.size(), 1);
    }

    /** A lesson with the scale of its own spans. */
    public static Lesson of(List<Span> spans, SizingRules rules) {
        return new Lesson(spans, rules, StateScale.of(spans));
    }

    /** Number of decisions that could be learnt from. */
    public long decisions() {
        return spans.stream().mapToLong(Span::decisions).sum();
    }

    /**
     * An episode drawn by chance: each place at which one may begin is as probable as any other; whole where its span
     * is long enough, else the whole span.
     */
    public Episode draw(RandomGenerator random) {
        long place = random.nextLong(spans.stream().mapToLong(this::places).sum());
        for (Span span : spans) {
            long own = places(span);
            if (place < own) {
                int count = Math.min(span.decisions(), rules.episode());
                return new Episode(span.part((int) place, count), rules, scale);
            }
            place -= own;
        }
        throw new IllegalStateException("no span holds the place that was drawn");
    }

    private long places(Span span) {
        return Math.max(1, span.decisions() - (long) rules.episode() + 1);
    }

    /** SHA-256 of everything that is learnt from. */
    public String digest() {
        Digest digest = Digest.sha256().add(rules.text()).add(scale.unit());
        digest.add(scale.columns().toString()).add(scale.centre()).add(scale.scale());
        for (Span span : spans) {
            Track track = span.track();
            digest.add(track.name()).add(span.from()).add(span.to());
            float[] row = new float[track.features().columns().size()];
            for (int s = span.from(); s < span.to(); s++) {
                track.features().copyRow(s, row, 0);
                digest.add(track.days()[s])
                        .add(track.open()[s])
                        .add(track.close()[s])
                        .add(row);
            }
        }
        return digest.hex();
    }
}
