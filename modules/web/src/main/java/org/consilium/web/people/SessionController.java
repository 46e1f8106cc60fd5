package org.consilium.web.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.NodeDescription;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.consilium.web.session.AuditedAccount;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The session of the person at the browser. */
@RestController
@RequestMapping("/api/session")
public final class SessionController {

    private final People people;
    private final Sessions sessions;
    private final InstitutionNames institutions;
    private final NodeDescription node;

    public SessionController(People people, Sessions sessions, InstitutionNames institutions, NodeDescription node) {
        this.people = people;
        this.sessions = sessions;
        this.institutions = institutions;
        this.node = node;
    }

    @GetMapping
    SessionView current(Person person) {
        return view(person);
    }

    /** Signs in. A session that the browser had before ends: its token is of no use afterwards. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SessionView signIn(@RequestBody SignIn body, HttpServletRequest request, HttpServletResponse response) {
        String account = Body.line(body.account(), "account");
        AuditedAccount.tried(request, account);
        Person person = people.authenticate(account, Body.require(body.password(), "password"))
                .orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN, "account and password do not match"));
        AuditedAccount.found(request, person);
        SessionCookies.read(request).ifPresent(sessions::close);
        SessionCookies.write(sessions.open(person.id()), request, response);
        return view(person);
    }

    /** The browser also forgets the images it has cached (W3C Clear Site Data). */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Clear-Site-Data", "\"cache\"");
        SessionCookies.read(request).ifPresent(sessions::close);
        SessionCookies.remove(request, response);
    }

    /** A new password ends all sessions of the person; this browser gets a fresh one. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Person person, @RequestBody PasswordChange body, HttpServletRequest request, HttpServletResponse response) {
        if (!people.confirm(person.id(), Body.require(body.current(), "current"))) {
            throw new Rejected(Reason.REAUTHENTICATION_FAILED);
        }
        people.setPassword(person.id(), Body.require(body.password(), "password"));
        sessions.closeAll(person.id());
        SessionCookies.write(sessions.open(person.id()), request, response);
    }

    private SessionView view(Person person) {
        return new SessionView(
                new PersonOfSession(
                        person.id().value(),
                        person.account(),
                        person.name(),
                        person.email(),
                        institutions.of(person.institution()),
                        person.roles(),
                        person.languages().stream().sorted().toList(),
                        person.zone().getId()),
                node);
    }

    record SignIn(@Nullable String account, @Nullable String password) {
        /** Without the password: a record's own text would hold it. */
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    record PasswordChange(
            @Nullable String current, @Nullable String password) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    record SessionView(PersonOfSession person, NodeDescription node) {}

    record PersonOfSession(
            UUID id,
            String account,
            String name,
            Optional<String> email,
            InstitutionRef institution,
            Set<Role> roles,
            List<String> languages,
            String zone) {}
}
