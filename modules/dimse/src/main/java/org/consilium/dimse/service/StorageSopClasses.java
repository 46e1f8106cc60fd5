package org.consilium.dimse.service;

import org.consilium.dicom.UidDictionary;

/** Tells storage SOP classes from others. */
public final class StorageSopClasses {

    private StorageSopClasses() {}

    /**
     * Whether objects of a SOP class are stored: every UID that the standard does not know as something else, so that
     * private classes and those of a newer edition are storage too.
     */
    public static boolean isStorage(String abstractSyntax) {
        return UidDictionary.find(abstractSyntax)
                .map(entry -> entry.name().contains(" Storage") && !entry.name().contains("Storage Commitment"))
                .orElse(true);
    }
}
