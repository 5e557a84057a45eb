package io.assay.torch;

import java.nio.ByteBuffer;
import java.util.Optional;

import io.assay.base.DataException;
import io.assay.base.DataProblem;
import io.assay.base.Json;
import io.assay.base.SealedFile;
import io.assay.torch.net.Bfloat16;

/**
 * The bytes of a fitted network: one line of JSON, its weights as floats or as the first 16 bits of floats (most
 * significant byte first), a checksum.
 */
final class NetworkFile {
    private static final int FORMAT = 1;
    private static final String SOURCE = "the network";
    private static final String FIX = "train the model again";

    private NetworkFile() {}

    /**
     * What stands before the weights.
     *
     * @param format version of this layout
     * @param fitted everything but weights
     * @param weights how many there are
     * @param confidence how the head for confidence scales its inputs, and how many weights it has
     */
    private record Header(int format, FittedNetwork fitted, int weights, Optional<Head> confidence) {}

    private record Head(double[] centre, double[] scale, int weights) {}

    static byte[] write(NetworkModel model) {
        float[] weights = model.weights().network();
        Optional<Confidence> confidence = model.weights().confidence();
        Header header = new Header(
                FORMAT,
                model.fitted(),
                weights.length,
                confidence.map(c -> new Head(c.centre(), c.scale(), c.weights().length)));
        float[] ofHead = confidence.map(Confidence::weights).orElse(new float[0]);
        boolean brief = model.fitted().isBrief();
        int ofNetwork = Math.multiplyExact(brief ? Short.BYTES : Float.BYTES, weights.length);
        int bytes = Math.addExact(ofNetwork, Math.multiplyExact(Float.BYTES, ofHead.length));
        return SealedFile.sealed(Json.line(header), bytes, body -> {
            if (brief) {
                putBrief(body, weights);
            } else {
                put(body, weights);
            }
            put(body, ofHead);
        });
    }

    /**
     * The model that such bytes hold.
     *
     * @throws DataException if they are anything else
     */
    static NetworkModel read(byte[] bytes) {
        SealedFile.Content content = SealedFile.opened(bytes, SOURCE, FIX);
        Header header = Json.parse(content.header(), Header.class, "the header of " + SOURCE);
        if (header.format != FORMAT) {
            throw new DataException(DataProblem.of("the format of a network must be " + FORMAT)
                    .withValue(Integer.toString(header.format))
                    .withFix(FIX));
        }
        float[] weights = header.fitted.isBrief()
                ? takeBrief(content.body(), header.weights)
                : take(content.body(), header.weights);
        Optional<Confidence> confidence = header.confidence.map(
                head -> new Confidence(head.centre, head.scale, take(content.body(), head.weights)));
        FittedNetwork.Weights all = new FittedNetwork.Weights(weights, confidence);
        return confidence.isPresent() ? new HeadsModel(header.fitted, all, 1) : new NetworkModel(header.fitted, all, 1);
    }

    private static void put(ByteBuffer body, float[] values) {
        body.asFloatBuffer().put(values);
        body.position(body.position() + Float.BYTES * values.length);
    }

    private static void putBrief(ByteBuffer body, float[] values) {
        for (float value : values) {
            body.putShort(Bfloat16.bits(value));
        }
    }

    private static float[] takeBrief(ByteBuffer body, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = Bfloat16.of(body.getShort());
        }
        return values;
    }

    private static float[] take(ByteBuffer body, int n) {
        float[] values = new float[n];
        body.asFloatBuffer().get(values);
        body.position(body.position() + Float.BYTES * n);
        return values;
    }
}
