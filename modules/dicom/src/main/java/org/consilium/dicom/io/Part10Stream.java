package org.consilium.dicom.io;

import java.io.InputStream;

/**
 * A file whose head was read.
 *
 * @param meta what the head says
 * @param dataSetOffset where the data set begins, in bytes from the start of the file
 * @param dataSet the bytes of the data set, not read yet
 */
public record Part10Stream(FileMeta meta, int dataSetOffset, InputStream dataSet) {}
