package io.assay.model.ensemble;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.assay.base.Check;
import io.assay.dataset.Target;
import io.assay.feature.FeatureRows;
import io.assay.model.Explained;
import io.assay.model.Model;
import io.assay.model.Predictions;
import io.assay.model.Spread;

/**
 * The weighted mean of several models of one target. A row on which one of them has nothing to say is NaN. It reads the
 * columns of all members: those of the first, then what each further one adds. Of two classes the mean may be
 * calibrated afterwards.
 */
public final class EnsembleModel implements Model, Explained {
    /** Name of what made it, for cards. */
    public static final String LEARNER = "ensemble";

    private static final double ROUNDING = 1e-9;

    private final List<Member> members;
    private final List<String> features;
    private final Platt platt;

    private EnsembleModel(List<Member> members, List<String> features, Platt platt) {
        this.members = members;
        this.features = features;
        this.platt = platt;
    }

    /**
     * One of the models.
     *
     * @param model the model
     * @param weight its share in the mean, above 0, at most 1
     */
    public record Member(Model model, double weight) {
        /** Checks the weight. */
        public Member {
            Check.positive("weight", weight);
        }
    }

    /**
     * An ensemble of at least one member.
     *
     * @throws IllegalArgumentException if there is none, targets differ, or weights do not sum to 1 up to rounding
     */
    public static EnsembleModel of(List<Member> members) {
        Check.that(!members.isEmpty(), "members", "be at least one", members.size());
        Target target = members.get(0).model().target();
        Set<String> features = new LinkedHashSet<>();
        double sum = 0;
        for (Member member : members) {
            Target other = member.model().target();
            Check.that(other.equals(target), "members", "predict " + target, other);
            features.addAll(member.model().features());
            sum += member.weight();
        }
        Check.within("sum of weights", sum, 1 - ROUNDING, 1 + ROUNDING);
        return new EnsembleModel(List.copyOf(members), List.copyOf(features), Platt.NONE);
    }

    /** The plain mean of some models. */
    public static EnsembleModel average(List<Model> models) {
        double share = 1.0 / Math.max(1, models.size());
        return of(models.stream().map(model -> new Member(model, share)).toList());
    }

    /**
     * The same with its mean calibrated.
     *
     * @throws IllegalArgumentException if it predicts anything but two classes
     */
    public EnsembleModel calibrated(Platt line) {
        Check.that(line.equals(Platt.NONE) || target().classes().size() == 2, "target", "have two classes", target());
        return new EnsembleModel(members, features, line);
    }

    /** How its mean is calibrated. */
    public Platt platt() {
        return platt;
    }

    /** The members, in order. */
    public List<Member> members() {
        return members;
    }

    @Override
    public String learner() {
        return LEARNER;
    }

    @Override
    public Target target() {
        return members.get(0).model().target();
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public int sequence() {
        return members.stream()
                .mapToInt(member -> member.model().sequence())
                .max()
                .orElseThrow();
    }

    @Override
    public Predictions predict(FeatureRows rows) {
        Predictions mean = Predictions.average(parts(rows), weights());
        return platt.equals(Platt.NONE) ? mean : platt.of(mean);
    }

    /** Its predictions, before any calibration, and how far the members disagree. */
    public Spread spread(FeatureRows rows) {
        return Spread.of(parts(rows), weights());
    }

    private double[] weights() {
        return members.stream().mapToDouble(Member::weight).toArray();
    }

    private List<Predictions> parts(FeatureRows rows) {
        return members.stream().map(member -> member.model().predict(rows)).toList();
    }

    /**
     * The mean of the members' shares, weighted as the members are. Members that have none to tell are left out, and
     * the others' shares scaled to sum to 1.
     */
    @Override
    public Map<String, Double> importance() {
        Map<String, Double> sums = new LinkedHashMap<>();
        features.forEach(feature -> sums.put(feature, 0.0));
        for (Member member : members) {
            if (member.model() instanceof Explained explained) {
                explained
                        .importance()
                        .forEach((feature, share) -> sums.merge(feature, member.weight() * share, Double::sum));
            }
        }
        double total = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        sums.replaceAll((feature, sum) -> total > 0 ? sum / total : 0.0);
        return sums;
    }
}
