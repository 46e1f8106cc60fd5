package org.consilium.cases;

import java.util.Arrays;
import java.util.Optional;

/** The systems a diagnosis is coded in. */
public enum CodeSystem {
    ICD_10("ICD-10", "I10"),
    ICD_O_3_TOPOGRAPHY("ICD-O-3-T", "ICDO3"),
    ICD_O_3_MORPHOLOGY("ICD-O-3-M", "ICDO3");

    private final String label;
    private final String designator;

    CodeSystem(String label, String designator) {
        this.label = label;
        this.designator = designator;
    }

    /** The name used in the case API, for example {@code ICD-O-3-T}. */
    public String label() {
        return label;
    }

    /** Coding Scheme Designator in DICOM (PS3.16 table 8-1). */
    public String designator() {
        return designator;
    }

    public static Optional<CodeSystem> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(system -> system.label.equals(label))
                .findFirst();
    }
}
