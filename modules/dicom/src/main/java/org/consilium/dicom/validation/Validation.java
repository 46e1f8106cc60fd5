package org.consilium.dicom.validation;

import java.util.List;

/**
 * What a validation found.
 *
 * @param iod the information object definition, for example {@code ct-image}
 * @param findings in the order of modules and attributes
 * @param unchecked modules of the object that the tables do not know
 */
public record Validation(String iod, List<Finding> findings, List<String> unchecked) {

    public Validation {
        findings = List.copyOf(findings);
        unchecked = List.copyOf(unchecked);
    }
}
