package org.consilium.web.dicomweb.worklist;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.archive.Patient;
import org.consilium.archive.query.HeaderMatch;
import org.consilium.cases.ReadingTask;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.DataSetForm;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.dicomweb.Selection;
import org.consilium.web.dicomweb.Warnings;
import org.consilium.web.dicomweb.workitem.Workitems;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The worklist as a whole: searched by clients (PS3.18 11.9), filled by the node alone. */
@RestController
@RequestMapping("/dicomweb/workitems")
public final class WorklistController {

    private final Worklist worklist;
    private final Workitems workitems;
    private final Optional<String> publicUrl;
    private final int resultsMax;

    public WorklistController(Worklist worklist, Workitems workitems, Optional<String> publicUrl, int resultsMax) {
        this.worklist = worklist;
        this.workitems = workitems;
        this.publicUrl = publicUrl;
        this.resultsMax = resultsMax;
    }

    @GetMapping
    void search(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        DataSetForm form = DataSetForm.negotiate(request);
        var parameters = WorklistParameters.of(request.getParameterMap(), resultsMax);
        if (parameters.fuzzy()) {
            Warnings.add(
                    response,
                    "The fuzzymatching parameter is not supported. Only literal matching has been performed.");
        }
        Resources resources = Resources.of(publicUrl, request);
        List<ReadingTask> all = worklist.all(caller);
        Function<ReadingTask, Optional<Patient>> patients = workitems.patients(caller, all);
        List<ReadingTask> found = matching(caller, all, patients, parameters, resources);
        long left = found.size() - parameters.offset() - parameters.limit();
        if (left > 0) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            Warnings.add(response, "There are " + left + " additional results that can be requested");
        }
        Stream<DataSet> page = found.stream()
                .skip(parameters.offset())
                .limit(parameters.limit())
                .map(task -> shown(caller, task, patients.apply(task), parameters, resources));
        form.answer(page::iterator, request, response);
    }

    private List<ReadingTask> matching(
            Caller caller,
            List<ReadingTask> all,
            Function<ReadingTask, Optional<Patient>> patients,
            WorklistParameters parameters,
            Resources resources) {
        var match = HeaderMatch.of(parameters.keys());
        List<ReadingTask> found = new ArrayList<>();
        for (ReadingTask task : all) {
            Optional<Patient> patient = patients.apply(task);
            DataSet workitem = parameters.matchesWhole()
                    ? workitems.whole(caller, task, patient, resources)
                    : workitems.summary(task, patient);
            if (match.test(workitem)) {
                found.add(task);
            }
        }
        return found;
    }

    private DataSet shown(
            Caller caller,
            ReadingTask task,
            Optional<Patient> patient,
            WorklistParameters parameters,
            Resources resources) {
        DataSet summary = workitems.summary(task, patient);
        if (!parameters.returnsWhole()) {
            return summary;
        }
        DataSet whole = workitems.whole(caller, task, patient, resources);
        if (parameters.includesAll()) {
            return whole;
        }
        var selection = new Selection();
        Stream.concat(parameters.included().stream(), parameters.keys().keySet().stream())
                .filter(path -> Workitems.isCostly(path.getFirst()))
                .forEach(selection::add);
        return summary.toBuilder().copy(selection.of(whole)).build();
    }

    /** A workitem is what a case makes it (PS3.18 11.4). Errors: always NOT_AUTHORIZED. */
    @PostMapping
    void create(Caller caller) {
        throw new Rejected(Reason.NOT_AUTHORIZED, "workitems are created by this node alone, when a case is offered");
    }
}
