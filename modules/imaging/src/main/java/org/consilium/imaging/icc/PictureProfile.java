package org.consilium.imaging.icc;

import java.util.Optional;

/** What is done about colour management when a picture is made (PS3.18 8.3.5.1.5, parameter {@code iccprofile}). */
public enum PictureProfile {
    /** Colours as they are, and no profile with them. */
    NONE("no"),
    /** Colours as they are, with the profile of the image; sRGB's where it has none. */
    OWN("yes"),
    SRGB("srgb"),
    ADOBE_RGB("adobergb"),
    ROMM_RGB("rommrgb"),
    DISPLAY_P3("displayp3");

    private final String term;

    PictureProfile(String term) {
        this.term = term;
    }

    /** The value of the parameter. */
    public String term() {
        return term;
    }

    /** Empty for a value that the standard does not know. */
    public static Optional<PictureProfile> of(String term) {
        for (PictureProfile profile : values()) {
            if (profile.term.equals(term)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
