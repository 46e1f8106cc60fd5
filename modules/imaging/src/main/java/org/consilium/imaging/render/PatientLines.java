package org.consilium.imaging.render;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** Name in every script it is given in, number with its issuer, date of birth and sex. */
final class PatientLines {

    private PatientLines() {}

    static List<String> of(DataSet header) {
        return Stream.of(name(header), number(header), birth(header))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static String name(DataSet header) {
        return Stream.of(header.text(Tag.PatientName).orElse("").split("=", -1))
                .map(group -> group.replaceAll("[\\^ ]+", " ").strip())
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .collect(Collectors.joining("  "));
    }

    private static String number(DataSet header) {
        String id = header.text(Tag.PatientID).orElse("").strip();
        String issuer = header.text(Tag.IssuerOfPatientID).orElse("").strip();
        return id.isEmpty() || issuer.isEmpty() ? id : id + " (" + issuer + ")";
    }

    private static String birth(DataSet header) {
        return Stream.of(
                        TechniqueLines.date(header.text(Tag.PatientBirthDate).orElse("")),
                        header.text(Tag.PatientSex).orElse("").strip())
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }
}
