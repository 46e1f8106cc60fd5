package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.oidc.ProviderSignIn;
import org.consilium.security.oidc.SessionKey;
import org.consilium.web.json.Body;
import org.consilium.web.session.AuditedAccount;
import org.consilium.web.session.Means;
import org.consilium.web.session.OpenSession;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.consilium.web.signin.SessionViews.SessionView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private final PasswordProof proof;
    private final SessionViews views;
    private final ProviderSignIn providers;

    public SessionController(
            People people, Sessions sessions, PasswordProof proof, SessionViews views, ProviderSignIn providers) {
        this.providers = providers;
        this.people = people;
        this.sessions = sessions;
        this.proof = proof;
        this.views = views;
    }

    @GetMapping
    SessionView current(Person person, HttpServletRequest request) {
        Means means = SessionCookies.read(request)
                .flatMap(sessions::find)
                .map(OpenSession::means)
                .orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN));
        return views.of(person, means);
    }

    /** Signs in. A session that the browser had before ends: its token is of no use afterwards. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SessionView signIn(@RequestBody SignIn body, HttpServletRequest request, HttpServletResponse response) {
        String account = Body.line(body.account(), "account");
        AuditedAccount.tried(request, account);
        PasswordProof.Proved proved = proof.signIn(
                account, Body.require(body.password(), "password"), Body.optionalLine(body.code(), "code"));
        AuditedAccount.found(request, proved.person());
        SessionCookies.read(request).ifPresent(sessions::close);
        SessionCookies.write(sessions.open(proved.person().id(), proved.means()), request, response);
        return views.of(proved.person(), proved.means());
    }

    /**
     * The browser also forgets the images it has cached (W3C Clear Site Data). A session that was begun at an identity provider is ended there too, by the
     * page that is named: 200 with it, 204 otherwise.
     */
    @DeleteMapping
    ResponseEntity<SignedOut> signOut(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Clear-Site-Data", "\"cache\"");
        var token = SessionCookies.read(request);
        token.ifPresent(sessions::close);
        SessionCookies.remove(request, response);
        if (token.flatMap(each -> providers.providerOf(new SessionKey(each.key())))
                .isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        LeavingCookie.write(token.orElseThrow(), request, response);
        return ResponseEntity.ok(new SignedOut(LeavingCookie.PAGE));
    }

    /** @param next page of this node that goes on to the provider's */
    record SignedOut(String next) {}

    /** A new password ends all sessions of the person; this browser gets a fresh one. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Person person, @RequestBody PasswordChange body, HttpServletRequest request, HttpServletResponse response) {
        Means means =
                proof.confirm(person, Body.require(body.current(), "current"), Body.optionalLine(body.code(), "code"));
        people.setPassword(person.id(), Body.require(body.password(), "password"));
        sessions.closeAll(person.id());
        SessionCookies.write(sessions.open(person.id(), means), request, response);
    }

    /** @param code of the second factor, where the account has one */
    record SignIn(
            @Nullable String account,
            @Nullable String password,
            @Nullable String code) {
        /** Without the password: a record's own text would hold it. */
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    record PasswordChange(
            @Nullable String current,
            @Nullable String code,
            @Nullable String password) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }
}
