/**
 * DICOM over the network: associations (PS3.8) and DIMSE services (PS3.7), as user and as provider.
 */
@NullMarked
package org.consilium.dimse;

import org.jspecify.annotations.NullMarked;
