package org.consilium.reports.document;

import org.consilium.dicom.DataSet;
import org.consilium.kernel.Uid;

/**
 * A DICOM object that was made from a report.
 *
 * @param sopInstance its SOP Instance UID, fixed when the opinion was signed
 */
public record ReportedObject(Uid sopInstance, String sopClass, Uid study, DataSet dataSet) {}
