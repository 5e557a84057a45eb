package io.assay.app.cli;

import java.util.List;
import java.util.Optional;

import io.assay.base.Days;
import io.assay.base.UsageException;
import io.assay.experiment.HeldOut;
import io.assay.market.Instrument;
import io.assay.market.Listing;
import io.assay.market.MarketData;
import picocli.CommandLine.Option;

/** Which days are held out. */
public class HeldOutOptions {
    private static final String NONE = "none";

    @Option(
            names = "--test-from",
            paramLabel = "DATE",
            description =
                    "First held-out day: nothing is scored from it on (default: the last fifth of the days; 'none'). "
                            + "Settled when the workspace is first trained in, and kept.")
    private String testFrom = "";

    /** What the workspace holds out, settled now if it was not before. */
    public HeldOut settled(MarketData data, List<Instrument> instruments, Context context) {
        List<Listing> listings = data.listings().stream()
                .filter(l -> instruments.contains(l.instrument()))
                .toList();
        int first = listings.stream().mapToInt(Listing::firstDay).min().orElseThrow();
        int last = listings.stream().mapToInt(Listing::lastDay).max().orElseThrow();
        return settled(first, last, context);
    }

    /**
     * The same for days without bars.
     *
     * @param first first epoch day that there is
     * @param last last
     */
    public HeldOut settled(int first, int last, Context context) {
        Optional<HeldOut> asked = testFrom.isEmpty()
                ? Optional.empty()
                : Optional.of(testFrom.equals(NONE) ? HeldOut.none() : new HeldOut(Days.parse(testFrom)));
        HeldOut settled = HeldOut.settle(context.workspace(), asked, HeldOut.lastFifth(first, last));
        context.output().remark("In this workspace " + settled.text() + ".");
        return settled;
    }

    /**
     * The last day that may be looked at.
     *
     * @param option that asks for a day
     * @param day ISO date, or empty for the last open one
     * @throws UsageException if that day is held out
     */
    public static int lastOpen(HeldOut heldOut, String option, String day) {
        if (day.isEmpty()) {
            return heldOut.lastOpen();
        }
        int asked = Days.parse(day);
        if (asked > heldOut.lastOpen()) {
            throw new UsageException("'" + option + "' must be an open day: in this workspace " + heldOut.text()
                    + ". Fix: " + option + " " + Days.text(heldOut.lastOpen()) + " or earlier");
        }
        return asked;
    }
}
