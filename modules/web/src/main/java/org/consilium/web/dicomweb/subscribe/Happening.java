package org.consilium.web.dicomweb.subscribe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.State;

/** Something to be reported of a workitem (PS3.4 table CC.2.4-1). */
sealed interface Happening {

    record StateIs(State state) implements Happening {}

    record Assigned() implements Happening {}

    record Progressed() implements Happening {}

    record CancelRequested() implements Happening {}

    /** What was reported of a workitem last. */
    record Seen(State state, boolean waiting, Optional<Instant> progressAt, Optional<Instant> cancelRequestAt) {

        static Seen of(ReadingTask task) {
            return new Seen(
                    task.state(),
                    task.waiting(),
                    task.progress().map(ReadingTask.Progress::at),
                    task.cancelRequest().map(ReadingTask.CancelRequest::at));
        }
    }

    /** Of a workitem nobody knew: it was created, and went on since. */
    static List<Happening> created(ReadingTask task) {
        List<Happening> all = new ArrayList<>(List.of(new StateIs(State.SCHEDULED), new Assigned()));
        addSteps(State.SCHEDULED, task.state(), all);
        return all;
    }

    /** Between two looks at a workitem, in the order in which it can have happened. */
    static List<Happening> between(Seen before, ReadingTask task) {
        Seen now = Seen.of(task);
        List<Happening> all = new ArrayList<>();
        if (!now.progressAt().equals(before.progressAt())) {
            all.add(new Progressed());
        }
        if (!now.cancelRequestAt().equals(before.cancelRequestAt())) {
            all.add(new CancelRequested());
        }
        if (now.state() != before.state()) {
            addSteps(before.state(), now.state(), all);
        } else if (now.waiting() != before.waiting()) {
            all.add(new StateIs(now.state()));
        }
        return all;
    }

    /** From SCHEDULED every way leads through IN PROGRESS, also that of a task that is declined (PS3.4 CC.1.1, CC.2.2.3). */
    private static void addSteps(State from, State to, List<Happening> all) {
        if (from == State.SCHEDULED && to.isFinal()) {
            all.add(new StateIs(State.IN_PROGRESS));
        }
        if (from != to) {
            all.add(new StateIs(to));
        }
    }
}
