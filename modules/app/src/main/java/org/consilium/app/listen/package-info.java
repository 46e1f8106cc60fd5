/**
 * The doors to the network: addresses, ports and the key of HTTP and of DICOM. The DICOM port opens when everything else
 * stands, and closes first.
 */
@NullMarked
package org.consilium.app.listen;

import org.jspecify.annotations.NullMarked;
