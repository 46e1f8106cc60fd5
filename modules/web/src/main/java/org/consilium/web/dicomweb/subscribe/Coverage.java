package org.consilium.web.dicomweb.subscribe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.consilium.cases.ReadingTask;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Uid;

/**
 * What a subscriber is subscribed to (PS3.4 table CC.2.3-2): what is said of one workitem precedes what is said of all. A filter holds when the
 * workitem matches as it was or as it is, so that leaving the filter is reported too.
 */
final class Coverage {

    private final Set<Uid> single = new HashSet<>();
    private final Set<Uid> excluded = new HashSet<>();
    private final List<Worklist> worklists = new ArrayList<>();

    private record Worklist(Predicate<Stream<DataSet>> matches, Optional<Instant> suspendedAt) {

        boolean covers(ReadingTask task, Stream<DataSet> forms) {
            boolean known =
                    suspendedAt.filter(end -> task.offeredAt().isAfter(end)).isEmpty();
            return known && matches.test(forms);
        }
    }

    Coverage(List<Subscription> subscriptions) {
        for (Subscription subscription : subscriptions) {
            if (subscription.excluded()) {
                excluded.add(subscription.workitem());
            } else if (subscription.workitem().equals(Subscription.GLOBAL)) {
                worklists.add(new Worklist(_ -> true, subscription.suspendedAt()));
            } else if (subscription.workitem().equals(Subscription.FILTERED)) {
                Predicate<DataSet> filter = Filter.matching(subscription.filter());
                worklists.add(new Worklist(forms -> forms.anyMatch(filter), subscription.suspendedAt()));
            } else {
                single.add(subscription.workitem());
            }
        }
    }

    boolean isEmpty() {
        return single.isEmpty() && worklists.isEmpty();
    }

    /** @param forms the workitem as it was and as it is; made only where a filter looks at them */
    boolean covers(ReadingTask task, Supplier<Stream<DataSet>> forms) {
        if (single.contains(task.uid())) {
            return true;
        }
        return !excluded.contains(task.uid())
                && worklists.stream().anyMatch(worklist -> worklist.covers(task, forms.get()));
    }
}
