package org.consilium.cases;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;

/**
 * What somebody who gives opinions can be asked; when, says {@link org.consilium.cases.duty.DutyRoster}.
 *
 * @param sites ICD-O-3 topography codes or their beginnings ({@code C34}), or {@link #ANY}
 * @param modalities DICOM modalities, or {@link #ANY}
 * @param specialty medical specialty in words, for people
 * @param maxOpenCases most cases at a time, at least 1
 * @param licenceUntil last day of the licence; none: without end
 */
public record SpecialistProfile(
        PersonId person,
        Set<String> sites,
        Set<String> modalities,
        Optional<String> specialty,
        int maxOpenCases,
        Optional<LocalDate> licenceUntil) {

    /** Stands for every site or every modality. */
    public static final String ANY = "*";

    /** Longest specialty or department, in characters. */
    public static final int WORDS_LENGTH_MAX = 200;

    private static final Pattern SITE = Pattern.compile("\\*|C\\d{0,2}(\\.\\d?)?");
    private static final Pattern MODALITY = Pattern.compile("\\*|[A-Z0-9_ ]{1,16}"); // PS3.5 table 6.2-1, VR CS

    /** Errors: INVALID_REQUEST. */
    public SpecialistProfile {
        sites = Set.copyOf(sites);
        modalities = Set.copyOf(modalities);
        require(specialty.isEmpty() || specialty.get().length() <= WORDS_LENGTH_MAX, "specialty: too long");
        require(maxOpenCases >= 1, "maxOpenCases: at least 1");
        require(matches(sites, SITE), "sites: ICD-O-3 topography codes, their beginnings, or *");
        require(matches(modalities, MODALITY), "modalities: DICOM modalities or *");
    }

    private static boolean matches(Set<String> texts, Pattern pattern) {
        return texts.stream().allMatch(text -> pattern.matcher(text).matches());
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, detail);
        }
    }
}
