package io.assay.torch.loop;

import io.assay.base.UsageException;
import io.assay.model.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Where the numbers of a training are. Rows, targets and draws are made on the processor and moved, so that chance is
 * the same everywhere; what comes of them differs in rounding, and repeats on the same kind of card as far as its
 * libraries repeat themselves.
 */
final class Place {
    private final Device device;

    private Place(Device device) {
        this.device = device;
    }

    /**
     * A place.
     *
     * @throws UsageException if there is none here
     */
    static Place of(Device device) {
        Libtorch.require(device);
        return new Place(device);
    }

    /** Moves what is on the processor; may be the same tensor. */
    Tensor put(Tensor here) {
        return device == Device.CPU
                ? here
                : here.to(new org.bytedeco.pytorch.Device(torch.DeviceType.CUDA), here.scalar_type());
    }

    /** Moves what is on the processor to where another tensor is; may be the same tensor. */
    static Tensor beside(Tensor other, Tensor here) {
        return other.is_cuda() ? here.to(other.device(), here.scalar_type()) : here;
    }
}
