package org.consilium.dicom.io;

import org.consilium.dicom.TransferSyntax;

/** How elements are written, whatever lies around them (PS3.5 7.1, 7.3). */
@SuppressWarnings("ImmutableEnumChecker") // A transfer syntax is immutable.
enum Encoding {
    IMPLICIT_LITTLE(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN),
    EXPLICIT_LITTLE(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
    EXPLICIT_BIG(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);

    private final TransferSyntax plain;

    Encoding(TransferSyntax plain) {
        this.plain = plain;
    }

    static Encoding of(TransferSyntax transferSyntax) {
        if (!transferSyntax.isExplicit()) {
            return IMPLICIT_LITTLE;
        }
        return transferSyntax.isLittleEndian() ? EXPLICIT_LITTLE : EXPLICIT_BIG;
    }

    boolean isExplicit() {
        return this != IMPLICIT_LITTLE;
    }

    boolean isBigEndian() {
        return this == EXPLICIT_BIG;
    }

    /** The transfer syntax that is nothing but this encoding. */
    TransferSyntax plain() {
        return plain;
    }
}
