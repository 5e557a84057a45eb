package io.assay.experiment.agent;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.experiment.StudyMarket.Stopped;
import io.assay.portfolio.sizing.Lesson;
import io.assay.portfolio.sizing.PositionRange;
import io.assay.portfolio.sizing.SizingEngine;
import io.assay.portfolio.sizing.SizingLearner;
import io.assay.portfolio.sizing.SizingPolicy;

/** Remembers what it is taught, and stops at a training. */
final class Teacher implements SizingEngine, SizingLearner {
    /** Holds what its seed says, more where the first feature is high. */
    private record Stub(double base) implements SizingPolicy {
        @Override
        public double[] positions(float[] states, int rows) {
            double[] said = new double[rows];
            for (int i = 0; i < rows; i++) {
                said[i] = Math.max(-1, Math.min(1, base + 0.2 * states[i * (states.length / rows)]));
            }
            return said;
        }
    }

    private final ConcurrentLinkedQueue<Lesson> lessons = new ConcurrentLinkedQueue<>();
    private final int last;

    Teacher(int last) {
        this.last = last;
    }

    List<Lesson> lessons() {
        return List.copyOf(lessons);
    }

    @Override
    public String version() {
        return "stub 1";
    }

    @Override
    public List<String> agents() {
        return List.of("stub");
    }

    @Override
    public SizingLearner agent(String name, PositionRange range, Map<String, Object> parameters) {
        return this;
    }

    @Override
    public byte[] write(SizingPolicy policy) {
        return Double.toString(((Stub) policy).base()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public SizingPolicy read(byte[] bytes) {
        return new Stub(Double.parseDouble(new String(bytes, StandardCharsets.US_ASCII)));
    }

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("size", 1);
    }

    @Override
    public SizingPolicy train(Lesson lesson, Seed seed) {
        if (lessons.size() >= last) {
            throw new Stopped();
        }
        lessons.add(lesson);
        Check.positive("unit", lesson.scale().unit());
        return new Stub(seed.random().nextDouble() - 0.5 + lesson.scale().unit());
    }
}
