package org.consilium.archive;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The patient as named in a study. Two patients are the same only when ID, issuer and institution are.
 *
 * @param name Patient's Name (0010,0010) decoded, with its component groups ({@code alphabetic=ideographic=phonetic})
 * @param sex Patient's Sex (0010,0040), may be empty
 */
public record Patient(String id, String issuer, String name, Optional<LocalDate> birthDate, String sex) {}
