package org.consilium.web.studies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.Page;
import org.consilium.archive.Query;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of studies a person may see. */
@RestController
@RequestMapping("/api/studies")
public final class StudyController {

    /** Most studies of one page. */
    static final int LIMIT_MAX = 200;

    private final Archive archive;
    private final StudyViews views;

    public StudyController(Archive archive, StudyViews views) {
        this.archive = archive;
        this.views = views;
    }

    @GetMapping
    StudyPage list(
            Person person,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String modality,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") long offset) {
        Query.Builder query = Query.builder()
                .anyText(text)
                .studyDate(from, to)
                .fuzzy(true)
                .limit(Math.clamp(limit, 1, LIMIT_MAX))
                .offset(offset);
        if (!modality.isBlank()) {
            query.match(Tag.ModalitiesInStudy, modality.strip());
        }
        Page<StudyRecord> page = archive.studies(new Caller.Human(person), query.build());
        return new StudyPage(
                page.total(),
                page.rows().stream().map(study -> views.line(person, study)).toList());
    }

    @GetMapping("/{study}")
    StudyView one(Person person, @PathVariable String study) {
        return views.find(person, new Uid(study)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** @param total studies that match in all, on this page or not */
    record StudyPage(long total, List<StudyView> studies) {}
}
