/**
 * DICOM over TLS (PS3.15 annex B): which versions and cipher suites a profile allows, a node's own certificate and whom it
 * trusts from PEM files, and which certificate an AE title may use. What it makes are ordinary socket factories, so that
 * neither server nor client has to know more of TLS than those.
 */
@NullMarked
package org.consilium.dimse.tls;

import org.jspecify.annotations.NullMarked;
