package io.assay.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.assay.base.Check;
import io.assay.base.Days;
import io.assay.base.Digest;

/**
 * Which instruments belong, and when.
 *
 * @param name what it is called in reports
 * @param members spells of membership, in the order of the source; an instrument may have several
 * @param survivorsOnly true if the list was drawn up later than the history it is used on, so that those who vanished
 *     are not on it (reports must say so)
 * @param absent how many more belonged at some time and are not among the members because nobody has their bars:
 *     survivorship remains
 */
public record Universe(String name, List<Member> members, boolean survivorsOnly, int absent) {
    /** Copies the list. */
    public Universe {
        members = List.copyOf(members);
        Check.atLeast("absent", absent, 0);
    }

    /** A universe of which nobody is missing. */
    public Universe(String name, List<Member> members, boolean survivorsOnly) {
        this(name, members, survivorsOnly, 0);
    }

    /**
     * One spell.
     *
     * @param instrument who
     * @param from first epoch day, {@link Integer#MIN_VALUE} if open
     * @param to last epoch day, {@link Integer#MAX_VALUE} if open
     */
    public record Member(Instrument instrument, int from, int to) {
        private static final String TO = "..";

        /** Checks the order of the days. */
        public Member {
            Check.that(from <= to, "from", "not be after 'to'", from);
        }

        /**
         * The spell as {@link #text()} writes it.
         *
         * @throws IllegalArgumentException if it is none
         */
        public static Member parse(String text) {
            int at = text.lastIndexOf(' ');
            if (at < 0) {
                return new Member(Instrument.parse(text), Integer.MIN_VALUE, Integer.MAX_VALUE);
            }
            String days = text.substring(at + 1);
            int middle = days.indexOf(TO);
            Check.that(middle >= 0, "spell", "be of the form FROM..TO", text);
            String from = days.substring(0, middle);
            String to = days.substring(middle + TO.length());
            return new Member(
                    Instrument.parse(text.substring(0, at)),
                    from.isEmpty() ? Integer.MIN_VALUE : Days.parse(from),
                    to.isEmpty() ? Integer.MAX_VALUE : Days.parse(to));
        }

        /** For example {@code US:AAL 2015-03-23..2024-09-23}; open ends are left empty, open on both none is named. */
        public String text() {
            return isAlways()
                    ? instrument.toString()
                    : instrument + " " + (from == Integer.MIN_VALUE ? "" : Days.text(from)) + TO
                            + (to == Integer.MAX_VALUE ? "" : Days.text(to));
        }

        private boolean isAlways() {
            return from == Integer.MIN_VALUE && to == Integer.MAX_VALUE;
        }
    }

    /** A universe of instruments that always belonged, as listed today. */
    public static Universe ofToday(String name, List<Instrument> instruments) {
        List<Member> members = new ArrayList<>();
        instruments.forEach(i -> members.add(new Member(i, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        return new Universe(name, members, true);
    }

    /** Everybody who ever belonged, sorted, each once. */
    public List<Instrument> instruments() {
        return members.stream().map(Member::instrument).distinct().sorted().toList();
    }

    /** Whether an instrument belonged on a day; for many questions see {@link Membership}. */
    public boolean contains(Instrument instrument, int day) {
        return members.stream().anyMatch(m -> m.instrument().equals(instrument) && m.from() <= day && day <= m.to());
    }

    /** Whether somebody did not always belong. */
    public boolean isDated() {
        return !members.stream().allMatch(Member::isAlways);
    }

    /** The spells of some instruments alone; whoever is not among them is not absent, but was not asked for. */
    public Universe only(Set<Instrument> some) {
        return new Universe(
                name,
                members.stream().filter(m -> some.contains(m.instrument())).toList(),
                survivorsOnly,
                absent);
    }

    /** The same with so many of whom nobody has bars. */
    public Universe withAbsent(int count) {
        return new Universe(name, members, survivorsOnly, count);
    }

    /** What a reader must know of it, in sentences. */
    public String sentence() {
        int all = instruments().size() + absent;
        String whole = "Stocks count on the days on which they belonged to the universe '" + name + "'";
        return absent == 0
                ? whole + ", all " + all + " of its members having bars."
                : whole + "; " + absent + " of its " + all + " members have no bars: survivorship remains.";
    }

    /** SHA-256 over the spells, in whatever order they come, and how many are absent. */
    public String hash() {
        String spells = members.stream().map(Member::text).sorted().collect(Collectors.joining("\n"));
        return Digest.sha256().add(spells).add(absent).hex();
    }
}
