package org.consilium.dicom.io;

import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** What is known in a data set or item while its elements are read. */
final class ParseContext {

    /** Deepest nesting of sequences; real objects stay below 20. */
    static final int DEPTH_MAX = 100;

    private final Encoding encoding;
    private final int depth;
    private SpecificCharacterSet characterSet;
    private boolean signedPixels;

    private ParseContext(Encoding encoding, int depth, SpecificCharacterSet characterSet, boolean signedPixels) {
        this.encoding = encoding;
        this.depth = depth;
        this.characterSet = characterSet;
        this.signedPixels = signedPixels;
    }

    static ParseContext root(Encoding encoding) {
        return new ParseContext(encoding, 0, SpecificCharacterSet.DEFAULT, false);
    }

    /** The context of an item, which inherits character set and pixel representation. */
    ParseContext item(Encoding itemEncoding) {
        if (depth == DEPTH_MAX) {
            throw new Rejected(Reason.DATA_SET_TOO_DEEP, "more than " + DEPTH_MAX + " levels");
        }
        return new ParseContext(itemEncoding, depth + 1, characterSet, signedPixels);
    }

    /** The same context for a value in another encoding. */
    ParseContext as(Encoding other) {
        return new ParseContext(other, depth, characterSet, signedPixels);
    }

    /** Takes notice of elements that decide how later ones are read. */
    void learn(Element element) {
        if (element.tag() == Tag.SpecificCharacterSet) {
            characterSet = SpecificCharacterSet.of(element.texts());
        } else if (element.tag() == Tag.PixelRepresentation) {
            signedPixels = element.integer().orElse(0) == 1;
        }
    }

    Encoding encoding() {
        return encoding;
    }

    SpecificCharacterSet characterSet() {
        return characterSet;
    }

    boolean signedPixels() {
        return signedPixels;
    }
}
