package org.consilium.dicom.io;

import java.io.InputStream;
import org.consilium.dicom.Deviations;

/**
 * A file whose head was read.
 *
 * @param meta what the head says
 * @param dataSetOffset where the data set begins, in bytes from the start of the file
 * @param dataSet the bytes of the data set, not read yet
 * @param deviations where the head deviates from the standard
 */
public record Part10Stream(FileMeta meta, int dataSetOffset, InputStream dataSet, Deviations deviations) {}
