package io.assay.stocks;

import java.util.List;

/** What the models that are compared are called in reports. */
public final class ModelNames {
    /** One model of all stocks that reads and predicts prices, scaled over all stocks at once: the request's first. */
    public static final String ORIGINAL = "original";

    /** The same of each stock by itself, prices scaled by its own range: the request's second. */
    public static final String OWN_SCALER = "own scaler";

    /** A model of each stock by itself on scale-free features. */
    public static final String OWN = "own model";

    /** One model of all stocks on scale-free features. */
    public static final String GLOBAL = "global model";

    /** The mean log return of the stock's training rows: a null model. */
    public static final String MEAN = "training mean";

    /** Nothing moves: a null model. */
    public static final String RANDOM_WALK = "random walk";

    /** Buys on every day: what trades are compared with. */
    public static final String ALWAYS_LONG = "always long";

    /** What was chosen for each stock by earlier windows. */
    public static final String CHOSEN = "chosen";

    /** Those that are compared. */
    public static final List<String> MODELS = List.of(ORIGINAL, OWN_SCALER, OWN, GLOBAL);

    /** Those that read nothing that knows later splits or dividends, so that they may be chosen and kept. */
    public static final List<String> CHOOSABLE = List.of(OWN, GLOBAL);

    private ModelNames() {}
}
