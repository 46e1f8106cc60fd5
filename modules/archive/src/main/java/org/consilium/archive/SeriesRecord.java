package org.consilium.archive;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.kernel.Uid;

/**
 * A series as the index knows it. Texts are decoded; absent ones are empty.
 *
 * @param performedDate Performed Procedure Step Start Date (0040,0244)
 * @param performedTime Performed Procedure Step Start Time (0040,0245)
 */
public record SeriesRecord(
        StudyRecord study,
        Uid uid,
        String modality,
        OptionalInt number,
        String description,
        String bodyPart,
        String laterality,
        Optional<LocalDate> performedDate,
        Optional<LocalTime> performedTime,
        int instanceCount) {}
