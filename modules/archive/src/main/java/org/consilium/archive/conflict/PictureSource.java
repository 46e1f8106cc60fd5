package org.consilium.archive.conflict;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;

/**
 * What a picture of one side is made of.
 *
 * @param index of the frame, from 0
 * @param frame its bytes as they are stored
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record PictureSource(DataSet header, TransferSyntax transferSyntax, int index, byte[] frame) {}
