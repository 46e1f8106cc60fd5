package org.consilium.dicom;

/**
 * A data element as PS3.6 registers it.
 *
 * @param tag the tag; of a repeating group the first one
 * @param keyword its keyword, for example {@code PatientName}; empty for the few that have none
 * @param vr its value representation; where several are allowed, the one that needs no further knowledge
 * @param vm its value multiplicity, for example {@code 1-n}
 * @param retired whether it is retired
 * @param name its name, for example {@code Patient's Name}
 */
public record DictionaryEntry(int tag, String keyword, VR vr, String vm, boolean retired, String name) {}
