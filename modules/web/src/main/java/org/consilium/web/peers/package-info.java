/** The DICOM peers of this node as a resource, with a connection test. */
@NullMarked
package org.consilium.web.peers;

import org.jspecify.annotations.NullMarked;
