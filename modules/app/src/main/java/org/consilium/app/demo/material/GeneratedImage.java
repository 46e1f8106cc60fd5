package org.consilium.app.demo.material;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;

/** One DICOM object, ready to be sent in the transfer syntax its pixels are in. */
public record GeneratedImage(DataSet dataSet, TransferSyntax transferSyntax) {}
