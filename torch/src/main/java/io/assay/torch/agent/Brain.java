package io.assay.torch.agent;

import java.util.Collections;
import java.util.List;

import io.assay.model.setting.Parameter;
import io.assay.model.setting.Settings;
import io.assay.torch.net.Mlp;
import io.assay.torch.net.Modality;
import io.assay.torch.net.Network;
import io.assay.torch.net.Shape;

/**
 * The size of an agent's networks: dense layers of one width.
 *
 * @param units of each layer
 * @param layers number of layers
 */
record Brain(int units, int layers) {
    /** What may be adjusted of it. */
    static final List<Parameter> PARAMETERS =
            List.of(Parameter.count("hidden", 32, 1, 4096), Parameter.count("layers", 2, 1, 8));

    static Brain of(Settings settings) {
        return new Brain(settings.count("hidden"), settings.count("layers"));
    }

    /** A network from states of a width to so many answers. */
    Network network(int width, int answers) {
        List<Modality> columns = Collections.nCopies(width, Modality.TECHNICAL);
        return new Mlp(Collections.nCopies(layers, units), 0, 0).network(new Shape(1, columns, 0, answers));
    }
}
