package io.assay.market;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.assay.base.Check;

/**
 * A place of listing.
 *
 * @param code upper-case code, the part before the colon of an {@link Instrument}
 * @param name full name
 * @param currency ISO 4217 code of the currency prices are in
 * @param zone time zone of the exchange
 * @param calendar name of its trading calendar: {@code NYSE}, {@code WEEKDAYS} or {@code DERIVED} (from the bars)
 */
public record Market(String code, String name, String currency, String zone, String calendar) {
    /** New York's exchanges. */
    public static final Market US = new Market("US", "United States", "USD", "America/New_York", "NYSE");

    /** National Stock Exchange of India. */
    public static final Market NSE =
            new Market("NSE", "National Stock Exchange of India", "INR", "Asia/Kolkata", "DERIVED");

    /** Nairobi Securities Exchange (it calls itself NSE too; the code tells the two apart). */
    public static final Market KENYA =
            new Market("KENYA", "Nairobi Securities Exchange", "KES", "Africa/Nairobi", "DERIVED");

    /** Assay's own simulated market. Nothing on it is real. */
    public static final Market SIM = new Market("SIM", "Simulated market", "USD", "UTC", "DERIVED");

    /** Stands before the name of every outside series of the simulated market, so that nobody takes one for real. */
    public static final String SIMULATED_SERIES = "SIM.";

    private static final List<Market> KNOWN = List.of(US, NSE, KENYA, SIM);

    /** Checks every part. */
    public Market {
        Check.notBlank("code", code);
        Check.that(code.equals(code.toUpperCase(Locale.ROOT)), "code", "be upper case", code);
        Check.that(code.matches("[A-Z0-9._-]+"), "code", "be letters, digits, '.', '_' or '-'", code);
        Currency.getInstance(currency);
        ZoneId.of(zone);
        Check.that(
                List.of("NYSE", "WEEKDAYS", "DERIVED").contains(calendar),
                "calendar",
                "be NYSE, WEEKDAYS or DERIVED",
                calendar);
    }

    /** The markets that need no description by the user. */
    public static List<Market> known() {
        return KNOWN;
    }

    /** The known market of that code, in any case. */
    public static Optional<Market> find(String code) {
        return KNOWN.stream().filter(m -> m.code().equalsIgnoreCase(code)).findFirst();
    }
}
