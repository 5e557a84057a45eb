package io.assay.xgboost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.assay.base.Json;

/**
 * A forest in the format of XGBoost's model files, so that there is one reader for all trees and other programs can
 * open it: one round of parallel trees on the squared error. With several sums a leaf is a vector (XGBoost's
 * {@code multi_output_tree}).
 */
final class ForestFile {
    /** The version of XGBoost whose layout this is. */
    private static final List<Integer> LAYOUT = List.of(3, 0, 4);

    private ForestFile() {}

    /** The bytes of the file. */
    static byte[] bytes(List<GrownTree> trees, List<String> features, Notes notes) {
        int groups = notes.start().length;
        String width = Integer.toString(features.size());
        List<Object> objects = new ArrayList<>();
        for (GrownTree tree : trees) {
            objects.add(tree(tree, objects.size(), groups, width));
        }
        String count = Integer.toString(trees.size());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("gbtree_model_param", fields("num_parallel_tree", count, "num_trees", count));
        model.put("iteration_indptr", List.of(0, trees.size()));
        model.put("tree_info", Collections.nCopies(trees.size(), 0));
        model.put("trees", objects);
        Map<String, Object> learner = new LinkedHashMap<>();
        learner.put("attributes", Map.of(Notes.ATTRIBUTE, Json.line(notes)));
        learner.put("feature_names", features);
        learner.put("feature_types", List.of());
        learner.put("gradient_booster", fields("model", model, "name", "gbtree"));
        learner.put("learner_model_param", parameters(notes.start(), width));
        learner.put("objective", fields("name", "reg:squarederror", "reg_loss_param", Map.of("scale_pos_weight", "1")));
        return UbjWriter.bytes(fields("learner", learner, "version", LAYOUT));
    }

    private static Map<String, Object> parameters(double[] start, String width) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("base_score", start.length > 1 ? "0" : Float.toString((float) start[0]));
        parameters.put("boost_from_average", "0");
        parameters.put("num_class", start.length > 1 ? Integer.toString(start.length) : "0");
        parameters.put("num_feature", width);
        parameters.put("num_target", "1");
        return parameters;
    }

    private static Map<String, Object> tree(GrownTree tree, int id, int groups, String width) {
        int n = tree.size();
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
