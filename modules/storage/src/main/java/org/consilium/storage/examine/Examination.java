package org.consilium.storage.examine;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What trying out a store showed.
 *
 * @param fault why nothing may be entrusted to it; none when it is fit
 * @param warnings what it lacks though it is fit
 */
public record Examination(Optional<Fault> fault, Set<Warning> warnings) {

    public Examination {
        warnings = warnings.isEmpty() ? Set.of() : Set.copyOf(warnings);
    }

    static Examination fit(EnumSet<Warning> warnings) {
        return new Examination(Optional.empty(), warnings);
    }

    static Examination unfit(Fault fault) {
        return new Examination(Optional.of(fault), Set.of());
    }

    /** Why a store is unfit; the text completes "The object store ...". */
    public enum Fault {
        LOSES("loses objects that it has confirmed"),
        ALTERS("gives back other bytes than it was given"),
        IGNORES_RANGES("does not give the range of an object that it is asked for"),
        LISTS_WRONGLY("does not list an object that it holds"),
        LACKS_UPLOAD("does not take objects the way they are sent: whole and in parts");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** What a fit store lacks; the text completes "The object store ...". */
    public enum Warning {
        NO_CONDITIONAL_PUT("overwrites objects in spite of If-None-Match: only the random keys prevent it"),
        NO_CHECKSUM("names no checksum of an object that an upload can be compared with: only its length is"),
        KEEPS_DELETED("still shows objects after they were deleted");

        private final String text;

        Warning(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
