package org.consilium.web.roster;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.consilium.cases.duty.CalendarPasswords;
import org.consilium.cases.duty.calendar.DutyCalendar;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.web.session.AuditedAccount;
import org.consilium.web.session.OpenSession;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The own duty times for calendar programs. They cannot sign in as people do and keep addresses in the open, so the address holds no secret: a
 * program sends the account and a password of its own by HTTP Basic (RFC 7617), which opens this one file and nothing else. A browser that is
 * signed in downloads the same file.
 */
@RestController
@RequestMapping("/api/calendars")
public final class CalendarFeedController {

    private static final String BASIC = "Basic ";

    private final CalendarPasswords passwords;
    private final RosterAccess access;
    private final People people;
    private final Sessions sessions;
    private final InstantSource time;

    public CalendarFeedController(
            CalendarPasswords passwords, RosterAccess access, People people, Sessions sessions, InstantSource time) {
        this.passwords = passwords;
        this.access = access;
        this.people = people;
        this.sessions = sessions;
        this.time = time;
    }

    @GetMapping("/duty.ics")
    ResponseEntity<byte[]> feed(HttpServletRequest request, HttpServletResponse response) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var whose = authorization == null
                ? SessionCookies.read(request).flatMap(sessions::find).map(OpenSession::person)
                : basic(request, authorization);
        if (whose.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Duty times\", charset=\"UTF-8\"");
            throw new Rejected(Reason.NOT_SIGNED_IN, "account and calendar password do not match");
        }
        var calendar = DutyCalendar.write(whose.get().id(), access.plan(whose.get()), time.instant());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, CalendarUploadController.TEXT_CALENDAR + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"duty.ics\"")
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Person> basic(HttpServletRequest request, String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        var pair = decoded(authorization.substring(BASIC.length()).strip()).split(":", 2);
        if (pair.length < 2) {
            return Optional.empty();
        }
        AuditedAccount.tried(request, pair[0]);
        return people.findByAccount(pair[0].toLowerCase(Locale.ROOT))
                .filter(person -> person.active() && passwords.accepts(person.id(), pair[1]));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @GetMapping("/password")
    PasswordState state(Person by) {
        return PasswordState.of(passwords.state(by.id()));
    }

    /** Makes a new password and shows it once; a program that has the one before is turned away. */
    @PostMapping("/password")
    NewPassword renew(Person by) {
        return new NewPassword(by.account(), passwords.renew(by.id()));
    }

    @DeleteMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Person by) {
        passwords.revoke(by.id());
    }

    /** @param readAt when a program read the calendar last */
    record PasswordState(Optional<Instant> createdAt, Optional<Instant> readAt) {

        static PasswordState of(Optional<CalendarPasswords.State> state) {
            return new PasswordState(
                    state.map(CalendarPasswords.State::createdAt), state.flatMap(CalendarPasswords.State::readAt));
        }
    }

    record NewPassword(String account, String password) {}
}
