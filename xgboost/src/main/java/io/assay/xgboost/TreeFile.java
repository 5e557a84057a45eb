package io.assay.xgboost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.assay.base.Json;

/**
 * Grown trees in the format of XGBoost's model files, so that there is one reader for all trees and other programs can
 * open them. A forest is one round of parallel trees on the squared error; with several sums a leaf of it is a vector
 * (XGBoost's {@code multi_output_tree}). Boosting has one tree a round and sum.
 */
final class TreeFile {
    /** The version of XGBoost whose layout this is. */
    static final String VERSION = "3.0.4";

    private static final List<Integer> LAYOUT = List.of(3, 0, 4);
    private static final Map<String, Object> PLAIN = Map.of("scale_pos_weight", "1");

    private TreeFile() {}

    /** The bytes of a forest. */
    static byte[] forest(List<GrownTree> trees, List<String> features, Notes notes) {
        int groups = notes.start().length;
        Map<String, Object> model =
                model(trees, trees.size(), Collections.nCopies(trees.size(), 0), Integer.toString(features.size()));
        float base = groups > 1 ? 0 : (float) notes.start()[0];
        return bytes(model, fields("name", "reg:squarederror", "reg_loss_param", PLAIN), base, features, notes);
    }

    /**
     * The bytes of boosted trees.
     *
     * @param trees one a sum, round after round
     * @param base what XGBoost lets predictions start from where there is one sum: the mean
     */
    static byte[] boosting(List<GrownTree> trees, float base, List<String> features, Notes notes) {
        int groups = notes.start().length;
        List<Integer> group =
                IntStream.range(0, trees.size()).mapToObj(t -> t % groups).toList();
        Map<String, Object> model = model(trees, 1, group, Integer.toString(features.size()));
        return bytes(model, objective(notes.link(), groups), groups > 1 ? 0 : base, features, notes);
    }

    private static Map<String, Object> objective(Link link, int groups) {
        return switch (link) {
            case SOFTMAX ->
                fields(
                        "name",
                        "multi:softprob",
                        "softmax_multiclass_param",
                        Map.of("num_class", Integer.toString(groups)));
            case LOGISTIC -> fields("name", "binary:logistic", "reg_loss_param", PLAIN);
            default -> fields("name", "reg:squarederror", "reg_loss_param", PLAIN);
        };
    }

    /** Trees that add to the sums of their groups, so many of a round to the same one. */
    private static Map<String, Object> model(List<GrownTree> trees, int parallel, List<Integer> group, String width) {
        List<Object> objects = new ArrayList<>();
        for (GrownTree tree : trees) {
            objects.add(tree(tree, objects.size(), width));
        }
        int round = parallel * (group.get(trees.size() - 1) + 1);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put(
                "gbtree_model_param",
                fields("num_parallel_tree", Integer.toString(parallel), "num_trees", Integer.toString(trees.size())));
        model.put(
                "iteration_indptr",
                IntStream.rangeClosed(0, trees.size() / round)
                        .mapToObj(r -> r * round)
                        .toList());
        model.put("tree_info", group);
        model.put("trees", objects);
        return model;
    }

    private static byte[] bytes(
            Map<String, Object> model, Map<String, Object> objective, float base, List<String> features, Notes notes) {
        int groups = notes.start().length;
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("base_score", groups > 1 ? "0" : Float.toString(base));
        parameters.put("boost_from_average", "0");
        parameters.put("num_class", groups > 1 ? Integer.toString(groups) : "0");
        parameters.put("num_feature", Integer.toString(features.size()));
        parameters.put("num_target", "1");
        Map<String, Object> learner = new LinkedHashMap<>();
        learner.put("attributes", Map.of(Notes.ATTRIBUTE, Json.line(notes)));
        learner.put("feature_names", features);
        learner.put("feature_types", List.of());
        learner.put("gradient_booster", fields("model", model, "name", "gbtree"));
        learner.put("learner_model_param", parameters);
        learner.put("objective", objective);
        return UbjWriter.bytes(fields("learner", learner, "version", LAYOUT));
    }

    private static Map<String, Object> tree(GrownTree tree, int id, String width) {
        int n = tree.size();
        int groups = tree.groups();
        int[] left = tree.left();
        int[] right = new int[n];
        int[] parent = tree.parent();
        boolean[] toLeft = tree.missingLeft();
        byte[] missingLeft = new byte[n];
        float[] condition = tree.threshold();
        float[] leaf = tree.leaf();
        for (int i = 0; i < n; i++) {
            right[i] = left[i] < 0 ? -1 : left[i] + 1;
            missingLeft[i] = (byte) (toLeft[i] ? 1 : 0);
            if (left[i] < 0 && groups == 1) {
                condition[i] = leaf[i];
            }
        }
        parent[0] = groups == 1 ? Integer.MAX_VALUE : -1;
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("base_weights", leaf);
        object.put("categories", new int[0]);
        object.put("categories_nodes", new int[0]);
        object.put("categories_segments", new long[0]);
        object.put("categories_sizes", new long[0]);
        object.put("default_left", missingLeft);
        object.put("id", id);
        object.put("left_children", left);
        object.put("loss_changes", tree.gain());
        object.put("parents", parent);
        object.put("right_children", right);
        object.put("split_conditions", condition);
        object.put("split_indices", tree.feature());
        object.put("split_type", new byte[n]);
        object.put("sum_hessian", tree.cover());
        object.put("tree_param", size(n, groups, width));
        return object;
    }

    private static Map<String, Object> size(int nodes, int groups, String width) {
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("num_deleted", "0");
        size.put("num_feature", width);
        size.put("num_nodes", Integer.toString(nodes));
        size.put("size_leaf_vector", Integer.toString(groups));
        return size;
    }

    /** Two fields in their order. */
    private static Map<String, Object> fields(String name, Object value, String other, Object otherValue) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        fields.put(other, otherValue);
        return fields;
    }
}
