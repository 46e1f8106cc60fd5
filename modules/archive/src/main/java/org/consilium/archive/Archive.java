package org.consilium.archive;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;

/**
 * The one door by which instances are found and read. Every method sees only what the caller may see at this moment: a
 * foreign study looks like a missing one. An instance is found from the moment its receipt said stored.
 *
 * <p>An outage of the index flies as {@link org.springframework.dao.DataAccessException}, and so does an index that has fallen behind
 * with something the question names: what was acknowledged is never said to be missing.
 */
public interface Archive {

    /** In the order of their IDs, as their studies name them. Errors: INVALID_REQUEST for an attribute that is not of a patient. */
    Page<PatientRecord> patients(Caller caller, Query query);

    /** Newest first (by study date and time, then by arrival). Errors: INVALID_REQUEST for an attribute that cannot be matched. */
    Page<StudyRecord> studies(Caller caller, Query query);

    /** In the order of series number, then UID, within the order of studies. Errors: INVALID_REQUEST likewise. */
    Page<SeriesRecord> series(Caller caller, Query query);

    /** In the order of instance number, then UID, within the order of series. Errors: INVALID_REQUEST likewise. */
    Page<InstanceRecord> instances(Caller caller, Query query);

    /**
     * The header of one instance of each study or series that {@link #studies} or {@link #series} answers for the same query, in
     * the same order, for what all instances of a study or series say alike; at the level of instances the headers of
     * {@link #instances}. Without bulk data, as {@link #metadata}.
     *
     * @param level not that of patients
     */
    List<DataSet> examples(Caller caller, Level level, Query query);

    Optional<StudyRecord> study(Caller caller, Uid study);

    Optional<StoredInstance> open(Caller caller, Uid sopInstance);

    /** All instances of a series in the order of {@link #instances}; empty when there is none the caller may see. */
    List<StoredInstance> openSeries(Caller caller, Uid study, Uid series);

    /** All instances of a study, likewise. */
    List<StoredInstance> openStudy(Caller caller, Uid study);

    /**
     * The headers of a study, series or instance: everything but bulk data. Never touches the object store.
     *
     * @param series only this series
     * @param sopInstance only this instance
     */
    List<DataSet> metadata(Caller caller, Uid study, Optional<Uid> series, Optional<Uid> sopInstance);
}
