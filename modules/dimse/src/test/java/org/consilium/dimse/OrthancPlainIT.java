package org.consilium.dimse;

import java.nio.file.Path;

/** Orthanc over plain TCP. */
class OrthancPlainIT extends OrthancServices {

    @Override
    Wire wire(Path folder) {
        return Wire.PLAIN;
    }
}
