package org.consilium.archive.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Level;
import org.consilium.archive.Overlay;
import org.consilium.archive.Page;
import org.consilium.archive.PatientRecord;
import org.consilium.archive.Query;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.StudyRecord;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.CompactHeader;
import org.consilium.archive.query.Finder;
import org.consilium.archive.query.Found;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.security.Access;
import org.consilium.security.Caller;
import org.consilium.security.Visibility;

/**
 * Answers from the index. What was received before the question is waited for: its row is at most one batch away, so that
 * an instance is found from the moment its receipt was given.
 */
public final class IndexedArchive implements Archive {

    /** Longest wait for rows. */
    public static final Duration CATCH_UP_MAX = Duration.ofSeconds(3);

    private final Finder finder;
    private final Access access;
    private final CatchingUp catchingUp;
    private final Bytes bytes;
    private final Overlays overlays;
    private final OpenedStudies opened;
    private final KnownSums sums;
    private final FrameIndexes frameIndexes = new FrameIndexes();

    /** @param catchUpMax longest wait for rows, {@link #CATCH_UP_MAX} */
    public IndexedArchive(
            Finder finder,
            Access access,
            Backlog backlog,
            Duration catchUpMax,
            Bytes bytes,
            Overlays overlays,
            OpenedStudies opened,
            KnownSums sums) {
        this.sums = sums;
        this.overlays = overlays;
        this.opened = opened;
        this.finder = finder;
        this.access = access;
        this.catchingUp = new CatchingUp(backlog, catchUpMax);
        this.bytes = bytes;
    }

    @Override
    public Page<PatientRecord> patients(Caller caller, Query query) {
        return answer(caller, query, finder::patients);
    }

    @Override
    public Page<StudyRecord> studies(Caller caller, Query query) {
        return answer(caller, query, finder::studies);
    }

    @Override
    public Page<SeriesRecord> series(Caller caller, Query query) {
        return answer(caller, query, finder::series);
    }

    @Override
    public Page<InstanceRecord> instances(Caller caller, Query query) {
        return answer(caller, query, finder::instances);
    }

    @Override
    public Optional<StudyRecord> study(Caller caller, Uid study) {
        return studies(caller, Query.ofStudy(study)).rows().stream().findFirst();
    }

    @Override
    public Optional<StoredInstance> open(Caller caller, Uid sopInstance) {
        var query =
                Query.builder().match(Tag.SOPInstanceUID, sopInstance.value()).build();
        catchingUp.before(sopInstance);
        return opened(caller, finder.all(query, access.visibility(caller))).stream()
                .findFirst();
    }

    @Override
    public List<StoredInstance> openSeries(Caller caller, Uid study, Uid series) {
        return open(caller, of(study, Optional.of(series), Optional.empty()));
    }

    @Override
    public List<StoredInstance> openStudy(Caller caller, Uid study) {
        return open(caller, of(study, Optional.empty(), Optional.empty()));
    }

    @Override
    public List<DataSet> metadata(Caller caller, Uid study, Optional<Uid> series, Optional<Uid> sopInstance) {
        var headers = answer(caller, of(study, series, sopInstance), finder::headers);
        var overlay = headers.isEmpty() ? Optional.<Overlay>empty() : overlays.of(study);
        return new ReadWhenAsked<>(headers, header -> shown(header, overlay));
    }

    @Override
    public List<DataSet> examples(Caller caller, Level level, Query query) {
        var found = answer(caller, query, (asked, visibility) -> finder.examples(level, asked, visibility));
        Map<Uid, Optional<Overlay>> corrections = new HashMap<>();
        return new ReadWhenAsked<>(
                found,
                example -> shown(
                        example.header(),
                        example.revision() == 0
                                ? Optional.empty()
                                : corrections.computeIfAbsent(example.study(), overlays::of)));
    }

    private static DataSet shown(CompactHeader header, Optional<Overlay> overlay) {
        var received = header.toDataSet();
        return overlay.map(each -> each.apply(received)).orElse(received);
    }

    private static Query of(Uid study, Optional<Uid> series, Optional<Uid> sopInstance) {
        var query = Query.builder().match(Tag.StudyInstanceUID, study.value());
        series.ifPresent(uid -> query.match(Tag.SeriesInstanceUID, uid.value()));
        sopInstance.ifPresent(uid -> query.match(Tag.SOPInstanceUID, uid.value()));
        return query.build();
    }

    private List<StoredInstance> open(Caller caller, Query query) {
        return opened(caller, answer(caller, query, finder::all));
    }

    private List<StoredInstance> opened(Caller caller, List<Found> all) {
        opened.opened(
                caller,
                all.stream().map(found -> found.record().series().study().uid()).toList());
        if (all.size() < 2) {
            return all.stream()
                    .<StoredInstance>map(found -> instance(found, IndexedInstance.Ahead.NOTHING))
                    .toList();
        }
        return bytes.isNear() ? near(all) : far(all);
    }

    private List<StoredInstance> near(List<Found> all) {
        var inOrder = new ArrayList<IndexedInstance>(all.size());
        var ahead = new NextAhead(inOrder);
        for (int i = 0; i < all.size(); i++) {
            int position = i;
            inOrder.add(instance(all.get(i), () -> ahead.open(position)));
        }
        return List.copyOf(inOrder);
    }

    private List<StoredInstance> far(List<Found> all) {
        var ahead = new ReadAhead(all, bytes);
        var inOrder = new ArrayList<IndexedInstance>(all.size());
        for (int i = 0; i < all.size(); i++) {
            int position = i;
            inOrder.add(instance(all.get(i), () -> {
                var read = ahead.open(position);
                return read.isPresent() ? Optional.of(inOrder.get(position).verified(read.get())) : Optional.empty();
            }));
        }
        return List.copyOf(inOrder);
    }

    private IndexedInstance instance(Found found, IndexedInstance.Ahead ahead) {
        return new IndexedInstance(found, bytes, finder, frameIndexes, overlays, sums, ahead);
    }

    private <T> T answer(Caller caller, Query query, BiFunction<Query, Visibility, T> finding) {
        catchingUp.before(query);
        return finding.apply(query, access.visibility(caller));
    }
}
