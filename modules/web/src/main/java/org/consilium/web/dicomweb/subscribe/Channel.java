package org.consilium.web.dicomweb.subscribe;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.State;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.subscribe.Happening.Seen;
import org.consilium.web.dicomweb.workitem.EventReports;
import org.consilium.web.dicomweb.workitem.Workitems;
import org.consilium.web.dicomweb.worklist.Worklist;

/**
 * What one subscriber knows of the worklist, compared with what there is. Reports are made of differences: whatever was missed, the last report
 * of a workitem is its present state.
 */
final class Channel {

    private static final int MESSAGE_ID_MAX = 0xFFFF;

    private final Worklist worklist;
    private final Workitems workitems;
    private final EventReports reports;
    private final Sink sink;
    private final Map<Uid, Seen> seen = new HashMap<>();
    private Coverage coverage = new Coverage(List.of());
    private int messages;

    /** Where reports go. */
    interface Sink {
        void send(DataSet report) throws IOException;
    }

    Channel(Worklist worklist, Workitems workitems, EventReports reports, Sink sink) {
        this.worklist = worklist;
        this.workitems = workitems;
        this.reports = reports;
        this.sink = sink;
    }

    /** Tells the present state of everything that is subscribed to. */
    void begin(Caller caller, List<Subscription> subscriptions) throws IOException {
        coverage = new Coverage(subscriptions);
        for (ReadingTask task : worklist.all(caller)) {
            seen.put(task.uid(), Seen.of(task));
            if (isCovered(caller, task, Optional.empty())) {
                report(task, new Happening.StateIs(task.state()));
            }
        }
    }

    void work(Caller caller, Waiting.Work work, List<Subscription> subscriptions) throws IOException {
        coverage = new Coverage(subscriptions);
        if (work.everything()) {
            compare(caller, worklist.all(caller));
        }
        for (var id : work.cases()) {
            compare(caller, worklist.ofCase(caller, id));
        }
        announce(caller, work.announced());
    }

    private void announce(Caller caller, Set<Uid> announced) throws IOException {
        for (Uid uid : announced) {
            Optional<ReadingTask> task = worklist.find(caller, uid);
            if (task.isPresent()) {
                seen.put(uid, Seen.of(task.get()));
                report(task.get(), new Happening.StateIs(task.get().state()));
            }
        }
    }

    private void compare(Caller caller, Collection<ReadingTask> tasks) throws IOException {
        for (ReadingTask task : tasks) {
            var before = Optional.ofNullable(seen.put(task.uid(), Seen.of(task)));
            var happened = before.map(known -> Happening.between(known, task)).orElseGet(() -> Happening.created(task));
            if (!happened.isEmpty() && isCovered(caller, task, before.map(Seen::state))) {
                for (Happening each : happened) {
                    report(task, each);
                }
            }
        }
    }

    private boolean isCovered(Caller caller, ReadingTask task, Optional<State> before) {
        return !coverage.isEmpty() && coverage.covers(task, () -> forms(caller, task, before));
    }

    private Stream<DataSet> forms(Caller caller, ReadingTask task, Optional<State> before) {
        DataSet now = workitems.summary(
                task, workitems.patients(caller, List.of(task)).apply(task));
        return Stream.concat(
                Stream.of(now),
                before.or(() -> Optional.of(State.SCHEDULED)).stream()
                        .map(state -> now.toBuilder()
                                .text(Tag.ProcedureStepState, state.name().replace('_', ' '))
                                .build()));
    }

    private void report(ReadingTask task, Happening happening) throws IOException {
        messages = messages % MESSAGE_ID_MAX + 1;
        sink.send(
                switch (happening) {
                    case Happening.StateIs(State state) -> reports.state(task, state, messages);
                    case Happening.Assigned() -> reports.assigned(task, messages);
                    case Happening.Progressed() -> reports.progress(task, messages);
                    case Happening.CancelRequested() -> reports.cancelRequested(task, messages);
                });
    }
}
