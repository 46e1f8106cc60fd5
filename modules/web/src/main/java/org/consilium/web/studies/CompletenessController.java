package org.consilium.web.studies;

import org.consilium.archive.settle.Completeness;
import org.consilium.archive.settle.CompletenessRows;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether a study is whole, for those who see it. */
@RestController
@RequestMapping("/api/studies/{study}/completeness")
public final class CompletenessController {

    private final StudyViews views;
    private final CompletenessRows rows;

    public CompletenessController(StudyViews views, CompletenessRows rows) {
        this.views = views;
        this.rows = rows;
    }

    @GetMapping
    Completeness of(Person person, @PathVariable String study) {
        var uid = new Uid(study);
        return views.find(person, uid).flatMap(seen -> rows.of(uid)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }
}
