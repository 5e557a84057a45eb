package io.assay.portfolio.sizing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import io.assay.base.Seed;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;

/** Tracks for tests: prices that a seed draws, and one feature that tells as much of them as is planted. */
public final class Tracks {
    /** Standard deviation of the return from open to open. */
    public static final double SWING = 0.02;

    private static final int FIRST_DAY = 12_000;

    private Tracks() {}

    /** A track of given prices on consecutive days whose one feature is constant. */
    public static Track flat(double[] open, double[] close) {
        int[] days = new int[open.length];
        Arrays.setAll(days, i -> FIRST_DAY + i);
        return new Track("TEST:FLAT", days, open, close, columns(new float[open.length]));
    }

    /** Features of one column. */
    public static ColumnsInMemory columns(float[]... values) {
        List<FeatureInfo> infos = new ArrayList<>();
        for (int c = 0; c < values.length; c++) {
            infos.add(FeatureInfo.of("x_" + c, FeatureGroup.PRICE, "planted", 0));
        }
        return new ColumnsInMemory(infos, values);
    }

    /**
     * A track whose feature at a close has the correlation {@code ic} with the return from the next open to the one
     * after, which is what a decision earns: 1 is the future itself, 0 is noise. A second feature is noise.
     */
    public static Track planted(double ic, int sessions, Seed seed) {
        RandomGenerator random = seed.random();
        double[] shock = new double[sessions];
        float[] told = new float[sessions];
        float[] noise = new float[sessions];
        for (int i = 0; i < sessions; i++) {
            shock[i] = random.nextGaussian();
            noise[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i + 1 < sessions; i++) {
            told[i] = (float) (ic * shock[i + 1] + Math.sqrt(1 - ic * ic) * random.nextGaussian());
        }
        return track(shock, told, noise);
    }

    /**
     * A track whose returns from open to open follow each other with a coefficient; the feature is the last of them.
     */
    public static Track autoregressive(double coefficient, int sessions, Seed seed) {
        RandomGenerator random = seed.random();
        double[] shock = new double[sessions];
        float[] told = new float[sessions];
        float[] noise = new float[sessions];
        for (int i = 0; i < sessions; i++) {
            double before = i == 0 ? 0 : shock[i - 1];
            shock[i] = coefficient * before + Math.sqrt(1 - coefficient * coefficient) * random.nextGaussian();
            noise[i] = (float) random.nextGaussian();
        }
        // At close i the open i+1 is not known; the close of these tracks is that open, as if nothing moved overnight.
        for (int i = 0; i < sessions; i++) {
            told[i] = (float) shock[i];
        }
        return track(shock, told, noise);
    }

    /** Shock i moves the price from open i to open i+1; the close of a session is the next open. */
    private static Track track(double[] shock, float[] told, float[] noise) {
        int n = shock.length;
        double[] open = new double[n];
        double[] close = new double[n];
        int[] days = new int[n];
        double price = 100;
        for (int i = 0; i < n; i++) {
            days[i] = FIRST_DAY + i / 5 * 7 + i % 5;
            open[i] = price;
            price *= StrictMath.exp(SWING * shock[i] - SWING * SWING / 2);
            close[i] = price;
        }
        return new Track("TEST:PLANTED", days, open, close, columns(told, noise));
    }

    /** The first part of a track, to be learnt from. */
    public static List<Span> learnt(Track track, int sessions) {
        return Span.within(track, 0, sessions);
    }

    /** Episodes of the part behind it, with a gap of a session. */
    public static List<Span> tested(Track track, int sessions, int episode) {
        return Span.within(track, sessions + 1, track.size()).stream()
                .flatMap(span -> span.parts(episode).stream())
                .toList();
    }
}
