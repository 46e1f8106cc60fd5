package org.consilium.dimse;

import java.nio.file.Path;

/** dcmjs-dimse over plain TCP. */
class DcmjsPlainIT extends DcmjsServices {

    @Override
    Wire wire(Path folder) {
        return Wire.PLAIN;
    }
}
