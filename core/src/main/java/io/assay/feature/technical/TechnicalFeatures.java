package io.assay.feature.technical;

import java.util.List;

import io.assay.feature.SymbolFeature;

/** The forty of the technical group. */
public final class TechnicalFeatures {
    private TechnicalFeatures() {}

    /** All forty, in the order of the catalogue. */
    public static List<SymbolFeature> all() {
        return List.of(
                Averages.sma(5),
                Averages.sma(10),
                Averages.sma(20),
                Averages.sma(50),
                Averages.sma(100),
                Averages.sma(200),
                Averages.ema(5),
                Averages.ema(12),
                Averages.ema(26),
                Averages.ema(50),
                Averages.ema(200),
                Averages.wma(20),
                Averages.dema(20),
                Averages.tema(20),
                Averages.kama(10),
                Averages.macd(),
                Averages.macdSignal(),
                Averages.macdHistogram(),
                Trends.rsi(7),
                Trends.rsi(14),
                Trends.rsi(21),
                Bands.bollingerPosition(20, 2),
                Bands.bollingerWidth(20, 2),
                Bands.bollingerPosition(10, 2),
                Bands.atr(7),
                Bands.atr(14),
                Bands.atr(21),
                Trends.adx(),
                Trends.plusDi(),
                Trends.minusDi(),
                Trends.adxr(),
                Trends.cci(20),
                Trends.aroonUp(25),
                Trends.aroonDown(25),
                Averages.trix(15),
                Trends.sar(),
                Bands.keltner(),
                Bands.donchian(20),
                Averages.cross(20, 50),
                Averages.cross(50, 200));
    }
}
