package org.consilium.imaging.codec.jpeg2000;

/**
 * An order of packets, and which of them come in it (A.6.6): those of some resolutions and components, up to a layer, that have not come
 * before.
 *
 * @param order 0 to 4, table A.16
 * @param resolutionEnd the first that is not meant, as componentEnd and layerEnd
 */
record Progression(int order, int resolution, int resolutionEnd, int component, int componentEnd, int layerEnd) {

    private static final int BYTE_SIZED_COMPONENTS = 257;
    private static final int COMPONENTS_ALL = 1 << 14;
    private static final int RESOLUTIONS_ALL = 33;

    /** Everything, as COD says where nothing changes it. */
    static Progression whole(int order, int layers) {
        return new Progression(order, 0, RESOLUTIONS_ALL, 0, COMPONENTS_ALL, layers);
    }

    /** One change of a POC segment. */
    static Progression read(Segment segment, int components) {
        boolean small = components < BYTE_SIZED_COMPONENTS;
        int resolution = segment.u8();
        int component = small ? segment.u8() : segment.u16();
        int layerEnd = segment.u16();
        int resolutionEnd = segment.u8();
        int componentEnd = small ? segment.u8() : segment.u16();
        int order = segment.u8();
        return new Progression(
                order,
                resolution,
                resolutionEnd,
                component,
                componentEnd == 0 ? COMPONENTS_ALL : componentEnd,
                layerEnd);
    }

    /** A change may name more layers than there are. */
    Progression upTo(int layers) {
        return new Progression(order, resolution, resolutionEnd, component, componentEnd, Math.min(layers, layerEnd));
    }

    boolean includes(Precinct precinct) {
        return precinct.resolution >= resolution
                && precinct.resolution < resolutionEnd
                && precinct.component >= component
                && precinct.component < componentEnd;
    }
}
