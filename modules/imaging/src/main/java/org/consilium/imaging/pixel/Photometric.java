package org.consilium.imaging.pixel;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Photometric interpretations that can be shown (PS3.3 C.7.6.3.1.2). */
public enum Photometric {
    MONOCHROME1("MONOCHROME1", 1),
    MONOCHROME2("MONOCHROME2", 1),
    PALETTE_COLOR("PALETTE COLOR", 1),
    RGB("RGB", 3),
    YBR_FULL("YBR_FULL", 3),
    YBR_FULL_422("YBR_FULL_422", 3),
    /** Retired; luminance from 16 to 235, chrominance from 16 to 240. */
    YBR_PARTIAL_422("YBR_PARTIAL_422", 3),
    YBR_ICT("YBR_ICT", 3),
    YBR_RCT("YBR_RCT", 3);

    private final String term;
    private final int samplesPerPixel;

    Photometric(String term, int samplesPerPixel) {
        this.term = term;
        this.samplesPerPixel = samplesPerPixel;
    }

    /** Errors: NOT_ACCEPTABLE for an interpretation that cannot be shown here. */
    public static Photometric of(String term) {
        for (Photometric photometric : values()) {
            if (photometric.term.equals(term)) {
                return photometric;
            }
        }
        throw new Rejected(Reason.NOT_ACCEPTABLE, "this photometric interpretation cannot be rendered here");
    }

    /** The defined term of Photometric Interpretation (0028,0004). */
    public String term() {
        return term;
    }

    public int samplesPerPixel() {
        return samplesPerPixel;
    }

    public boolean isColour() {
        return samplesPerPixel == 3;
    }

    public boolean isMonochrome() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }
}
