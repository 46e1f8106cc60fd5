package org.consilium.web.notice;

import org.consilium.cases.notice.NoticePreferences;
import org.consilium.cases.notice.PersonalNotices;
import org.consilium.exchange.notice.NoticeSender;
import org.consilium.security.Person;
import org.consilium.web.notice.NoticeBodies.Preferences;
import org.consilium.web.notice.NoticeBodies.View;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own; nobody sets them for somebody else. */
@RestController
@RequestMapping("/api/me/notices")
public final class NoticeController {

    private final PersonalNotices notices;
    private final NoticeSender sender;

    public NoticeController(PersonalNotices notices, NoticeSender sender) {
        this.notices = notices;
        this.sender = sender;
    }

    @GetMapping
    View view(Person by) {
        return view(by, notices.preferences(by.id()));
    }

    @PutMapping
    View prefer(Person by, @RequestBody Preferences body) {
        var preferences = body.checked();
        notices.prefer(by.id(), preferences);
        return view(by, preferences);
    }

    private View view(Person by, NoticePreferences preferences) {
        return View.of(by, preferences, sender.channels(), notices.last(by.id()));
    }
}
