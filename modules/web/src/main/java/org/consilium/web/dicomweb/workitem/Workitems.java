package org.consilium.web.dicomweb.workitem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.archive.Archive;
import org.consilium.archive.Patient;
import org.consilium.archive.Query;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTasks;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.Resources;

/**
 * Makes workitems of reading tasks. A summary has everything but the question, what is to be read and what was done, which cost a look into the
 * archive for each.
 */
public final class Workitems {

    /** Attributes that a summary leaves out. */
    private static final Set<Integer> COSTLY = Set.of(
            Tag.CommentsOnTheScheduledProcedureStep,
            Tag.InputInformationSequence,
            Tag.UnifiedProcedureStepPerformedProcedureSequence);

    /** Studies of one question to the index. */
    private static final int STUDIES_MAX = 500;

    private final ReadingTasks tasks;
    private final Archive archive;

    public Workitems(ReadingTasks tasks, Archive archive) {
        this.tasks = tasks;
        this.archive = archive;
    }

    /** Whether an attribute is in whole workitems only. */
    public static boolean isCostly(int tag) {
        return COSTLY.contains(tag);
    }

    /** Whether workitems can be matched by an attribute, or by one within it. */
    public static boolean has(int tag) {
        return isCostly(tag)
                || ScheduledPart.ATTRIBUTES.contains(tag)
                || RelationshipPart.ATTRIBUTES.contains(tag)
                || ProgressPart.ATTRIBUTES.contains(tag);
    }

    /** The patients of tasks, as far as the caller sees their studies; asked in as few questions as possible. */
    public Function<ReadingTask, Optional<Patient>> patients(Caller caller, List<ReadingTask> of) {
        List<Uid> studies = of.stream()
                .flatMap(task -> task.studies().stream().limit(1))
                .distinct()
                .toList();
        Map<Uid, Patient> known = new HashMap<>();
        for (int from = 0; from < studies.size(); from += STUDIES_MAX) {
            List<Uid> some = studies.subList(from, Math.min(from + STUDIES_MAX, studies.size()));
            Query query = Query.builder()
                    .matchUids(Tag.StudyInstanceUID, some)
                    .limit(STUDIES_MAX)
                    .build();
            archive.studies(caller, query).rows().forEach(study -> known.put(study.uid(), study.patient()));
        }
        return task -> task.studies().stream().findFirst().map(known::get);
    }

    public DataSet summary(ReadingTask task, Optional<Patient> patient) {
        var workitem = DataSet.builder();
        ScheduledPart.add(task, workitem);
        RelationshipPart.add(task, patient, workitem);
        ProgressPart.add(task, workitem);
        return workitem.build();
    }

    /**
     * All attributes.
     *
     * @param resources where the instances of input and output are retrieved
     */
    public DataSet whole(Caller caller, ReadingTask task, Optional<Patient> patient, Resources resources) {
        var references = new References(resources);
        return summary(task, patient).toBuilder()
                .text(Tag.CommentsOnTheScheduledProcedureStep, Values.text(task.question(), Values.LT_MAX))
                .items(Tag.InputInformationSequence, references.of(tasks.input(caller, task)))
                .items(
                        Tag.UnifiedProcedureStepPerformedProcedureSequence,
                        PerformedPart.of(task, output(caller, task, references)))
                .build();
    }

    public DataSet whole(Caller caller, ReadingTask task, Resources resources) {
        return whole(caller, task, patients(caller, List.of(task)).apply(task), resources);
    }

    /** The documents of the opinion that lie in the archive by now; an opinion about documents alone has none. */
    private List<DataSet> output(Caller caller, ReadingTask task, References references) {
        if (task.studies().isEmpty()) {
            return List.of();
        }
        return task.opinion().stream()
                .flatMap(uids -> List.of(uids.srSeries(), uids.pdfSeries()).stream())
                .map(series -> archive.openSeries(caller, task.studies().getFirst(), series))
                .filter(stored -> !stored.isEmpty())
                .map(references::ofStored)
                .collect(Collectors.toList());
    }
}
