package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.session.AuditedAccount;
import org.consilium.web.session.Means;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.consilium.web.signin.PasskeyBodies.AssertionBody;
import org.consilium.web.signin.PasskeyBodies.RequestOptions;
import org.consilium.web.signin.SessionViews.SessionView;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, and confirming, by a passkey. */
@RestController
@RequestMapping("/api/session")
public final class PasskeySessionController {

    /** Stands in the trail where nobody is known yet. */
    private static final String UNKNOWN = "(a passkey)";

    private final PasskeyProof proof;
    private final Sessions sessions;
    private final SessionViews views;

    public PasskeySessionController(PasskeyProof proof, Sessions sessions, SessionViews views) {
        this.proof = proof;
        this.sessions = sessions;
        this.views = views;
    }

    @PostMapping("/passkey/challenge")
    RequestOptions challenge(HttpServletRequest request) {
        return proof.ask(Optional.empty(), request);
    }

    /** Signs in without a password. A session that the browser had before ends. */
    @PostMapping(path = "/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    SessionView signIn(@RequestBody AssertionBody body, HttpServletRequest request, HttpServletResponse response) {
        AuditedAccount.tried(request, UNKNOWN);
        Person person = proof.prove(body, Optional.empty(), request)
                .orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN, "no passkey of this node"));
        AuditedAccount.found(request, person);
        SessionCookies.read(request).ifPresent(sessions::close);
        SessionCookies.write(sessions.open(person.id(), Means.PASSKEY), request, response);
        return views.of(person, Means.PASSKEY);
    }

    @PostMapping("/confirmation/passkey/challenge")
    RequestOptions confirmationChallenge(Person person, HttpServletRequest request) {
        return proof.ask(Optional.of(person), request);
    }

    @PostMapping(path = "/confirmation/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(Person person, @RequestBody AssertionBody body, HttpServletRequest request) {
        var token = SessionCookies.read(request).orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN));
        if (proof.prove(body, Optional.of(person), request).isEmpty()) {
            throw new Rejected(Reason.REAUTHENTICATION_FAILED);
        }
        sessions.confirm(token, Means.PASSKEY);
    }
}
