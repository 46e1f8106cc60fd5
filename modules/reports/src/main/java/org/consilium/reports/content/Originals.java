package org.consilium.reports.content;

import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Uid;

/** The headers of the instances an opinion is based on. */
@FunctionalInterface
public interface Originals {

    Optional<DataSet> header(Uid sopInstance);
}
