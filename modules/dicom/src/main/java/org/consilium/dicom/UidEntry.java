package org.consilium.dicom;

/**
 * A unique identifier as PS3.6 registers it.
 *
 * @param uid the identifier
 * @param keyword its keyword, for example {@code CTImageStorage}
 * @param type what it identifies, for example {@code SOP Class} or {@code Transfer Syntax}
 * @param retired whether it is retired
 * @param name its name, for example {@code CT Image Storage}
 */
public record UidEntry(String uid, String keyword, String type, boolean retired, String name) {}
