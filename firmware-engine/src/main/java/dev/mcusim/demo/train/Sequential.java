package dev.mcusim.demo.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers one after the other.
 *
 * @param layers at least one
 */
public record Sequential(List<Layer> layers) implements Layer {

    /**
     * Layers in the order of the forward pass.
     *
     * @param layers at least one
     */
    public Sequential(Layer... layers) {
        this(List.of(layers));
    }

    @Override
    public FeatureMaps forward(FeatureMaps input, boolean training) {
        FeatureMaps maps = input;
        for (Layer layer : layers) {
            maps = layer.forward(maps, training);
        }
        return maps;
    }

    @Override
    public FeatureMaps backward(FeatureMaps gradient) {
        FeatureMaps maps = gradient;
        for (int i = layers.size() - 1; i >= 0; i--) {
            maps = layers.get(i).backward(maps);
        }
        return maps;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /**
     * The same function outside training without any {@link BatchNorm}: each is merged into the convolution before it.
     *
     * @return a network for inference; convolutions that were folded are copies, other layers are shared
     * @throws IllegalStateException when a normalization does not follow a convolution
     */
    public Sequential folded() {
        List<Layer> folded = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof BatchNorm norm) {
                int last = folded.size() - 1;
                if (last < 0 || !(folded.get(last) instanceof Convolution convolution)) {
                    throw new IllegalStateException("a batch normalization can only be folded into a convolution");
                }
                folded.set(last, norm.foldInto(convolution));
            } else if (layer instanceof Residual residual) {
                folded.add(new Residual(residual.body().folded()));
            } else {
                folded.add(layer);
            }
        }
        return new Sequential(List.copyOf(folded));
    }
}
