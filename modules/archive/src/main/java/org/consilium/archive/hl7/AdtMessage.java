package org.consilium.archive.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an ADT message says, whatever its version and structure: its head and its patients in their order. */
final class AdtMessage {

    /** Most identifiers of one patient that are looked at. */
    private static final int IDENTIFIERS_MAX = 20;

    private static final int DATE_LENGTH = 8;

    private final Segment head;
    private final List<Subject> subjects;

    private AdtMessage(Segment head, List<Subject> subjects) {
        this.head = head;
        this.subjects = List.copyOf(subjects);
    }

    /** @throws HL7Exception when it has no MSH segment */
    static AdtMessage of(Message message) throws HL7Exception {
        var subjects = new ArrayList<Subject>();
        @Nullable Segment patient = null;
        for (String name : message.getNames()) {
            for (var structure : message.getAll(name)) {
                if (!(structure instanceof Segment segment)) {
                    continue;
                }
                if (segment.getName().equals("PID")) {
                    patient = segment;
                    subjects.add(new Subject(segment, Optional.empty()));
                } else if (segment.getName().equals("MRG") && patient != null) {
                    subjects.set(subjects.size() - 1, new Subject(patient, Optional.of(segment)));
                }
            }
        }
        return new AdtMessage((Segment) message.get("MSH"), subjects);
    }

    String application() {
        return value(head, 3, 0, 1);
    }

    String facility() {
        return value(head, 4, 0, 1);
    }

    String type() {
        return value(head, 9, 0, 1);
    }

    String event() {
        return value(head, 9, 0, 2);
    }

    String controlId() {
        return value(head, 10, 0, 1);
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** An identifier of a patient (CX). */
    record Identifier(String id, String authority) {}

    /**
     * A patient, and in a merge the one it takes over.
     *
     * @param patient PID
     * @param merged MRG
     */
    record Subject(Segment patient, Optional<Segment> merged) {

        /** Patient Identifier List (PID-3). */
        List<Identifier> identifiers() {
            return AdtMessage.identifiers(patient, 3);
        }

        /** Prior Patient Identifier List (MRG-1). */
        List<Identifier> prior() {
            return merged.map(segment -> AdtMessage.identifiers(segment, 1)).orElse(List.of());
        }

        /** Patient Name (PID-5) as DICOM writes it (PS3.5 6.2.1): prefix before suffix. */
        Optional<String> name() {
            var components = Stream.of(1, 2, 3, 5, 4)
                    .map(component ->
                            value(patient, 5, 0, component).replace('^', ' ').replace('=', ' '))
                    .collect(Collectors.joining("^"))
                    .replaceAll("\\^+$", "");
            return Optional.of(components).filter(name -> !name.isEmpty());
        }

        /** Date/Time of Birth (PID-7). */
        Optional<LocalDate> birthDate() {
            var text = value(patient, 7, 0, 1);
            try {
                return text.length() < DATE_LENGTH
                        ? Optional.empty()
                        : Optional.of(
                                LocalDate.parse(text.substring(0, DATE_LENGTH), DateTimeFormatter.BASIC_ISO_DATE));
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        }

        /** Administrative Sex (PID-8) as DICOM knows it. */
        Optional<String> sex() {
            return switch (value(patient, 8, 0, 1)) {
                case "M" -> Optional.of("M");
                case "F" -> Optional.of("F");
                case "O", "A" -> Optional.of("O");
                default -> Optional.empty();
            };
        }
    }

    private static List<Identifier> identifiers(Segment segment, int field) {
        var found = new ArrayList<Identifier>();
        for (int i = 0; i < IDENTIFIERS_MAX; i++) {
            var id = value(segment, field, i, 1);
            if (id.isEmpty()) {
                break;
            }
            found.add(new Identifier(id, value(segment, field, i, 4)));
        }
        return found;
    }

    private static String value(Segment segment, int field, int repetition, int component) {
        try {
            @Nullable String value = Terser.get(segment, field, repetition, component, 1);
            // An explicit null ("") deletes a value; nothing here can be deleted.
            return value == null || value.equals("\"\"") ? "" : value.strip();
        } catch (HL7Exception absent) {
            return "";
        }
    }
}
