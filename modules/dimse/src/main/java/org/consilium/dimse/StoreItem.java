package org.consilium.dimse;

import java.io.InputStream;
import org.consilium.dicom.TransferSyntax;

/**
 * An object to be sent by C-STORE.
 *
 * @param length of the data set in bytes, without preamble and file meta group
 * @param dataSet read while it is sent; closed by the caller
 */
public record StoreItem(
        String sopClassUid, String sopInstanceUid, TransferSyntax transferSyntax, long length, InputStream dataSet) {}
