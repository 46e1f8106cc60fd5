package org.consilium.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tokens of a provider are believed, and what they say. */
final class IdTokens {

    /** Signatures with a key pair: with a shared secret, or none, everybody who knows the client could write a token. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** Longest token, in characters. */
    static final int TOKEN_LENGTH_MAX = 32_000;

    private static final int VALUE_LENGTH_MAX = 255;

    private final ProviderEntry entry;
    private final Duration skew;

    IdTokens(ProviderEntry entry, Duration skew) {
        this.entry = entry;
        this.skew = skew;
    }

    /** Errors: NOT_BELIEVED, UNAVAILABLE (its keys cannot be had). */
    Identity read(JWT token, String nonce, Description.Known known) throws Refused {
        var validator =
                new IDTokenValidator(new Issuer(entry.issuer()), new ClientID(entry.clientId()), selector(known), null);
        validator.setMaxClockSkew(Math.toIntExact(skew.toSeconds()));
        try {
            require(token.serialize().length() <= TOKEN_LENGTH_MAX);
            return identity(validator.validate(token, new Nonce(nonce)), token.serialize());
        } catch (RateLimitReachedException unknownKey) {
            throw new Refused(Refusal.NOT_BELIEVED, unknownKey); // Its keys were asked for a moment ago.
        } catch (KeySourceException away) {
            throw new Refused(Refusal.UNAVAILABLE, away);
        } catch (BadJOSEException | JOSEException e) {
            throw new Refused(Refusal.NOT_BELIEVED, e);
        }
    }

    /** Whose sessions a logout token ends (OpenID Connect Back-Channel Logout 1.0, 2.6). Errors: NOT_BELIEVED, UNAVAILABLE. */
    Ended logout(String token, Description.Known known) throws Refused {
        var validator = new LogoutTokenValidator(
                new Issuer(entry.issuer()), new ClientID(entry.clientId()), selector(known), null);
        try {
            require(token.length() <= TOKEN_LENGTH_MAX);
            LogoutTokenClaimsSet claims = validator.validate(JWTParser.parse(token));
            var issued = Optional.ofNullable(claims.getIssueTime()).map(Date::toInstant);
            return new Ended(
                    entry.issuer().toString(),
                    Optional.ofNullable(claims.getSubject()).map(subject -> subject.getValue()),
                    Optional.ofNullable(claims.getSessionID()).map(sid -> sid.getValue()),
                    issued.orElse(Instant.MIN));
        } catch (RateLimitReachedException unknownKey) {
            throw new Refused(Refusal.NOT_BELIEVED, unknownKey); // Its keys were asked for a moment ago.
        } catch (KeySourceException away) {
            throw new Refused(Refusal.UNAVAILABLE, away);
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new Refused(Refusal.NOT_BELIEVED, e);
        }
    }

    /** @param subject empty: only the one session */
    record Ended(String issuer, Optional<String> subject, Optional<String> sid, Instant issuedAt) {}

    private JWSVerificationKeySelector<SecurityContext> selector(Description.Known known) {
        return new JWSVerificationKeySelector<>(ALGORITHMS, known.keys());
    }

    private Identity identity(IDTokenClaimsSet claims, String token) throws Refused {
        var amr = Optional.ofNullable(claims.getAMR()).orElse(List.of()).stream()
                .anyMatch(each -> entry.secondFactorAmr().contains(each.getValue()));
        var acr = Optional.ofNullable(claims.getACR())
                .filter(each -> entry.secondFactorAcr().contains(each.getValue()))
                .isPresent();
        var subject = value(claims.getStringClaim(entry.subjectClaim()));
        var sub = value(claims.getSubject().getValue());
        require(subject.isPresent() && sub.isPresent() && isForUs(claims));
        boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
        return new Identity(
                entry.name(),
                entry.issuer().toString(),
                subject.orElseThrow(),
                sub.orElseThrow(),
                Optional.ofNullable(claims.getSessionID()).flatMap(sid -> value(sid.getValue())),
                Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant),
                value(claims.getStringClaim("name")),
                value(claims.getStringClaim("email")).filter(_ -> verified),
                value(claims.getStringClaim(entry.accountClaim())),
                amr || acr,
                token);
    }

    /** Of a token for several, or with an authorized party, that party is us (OpenID Connect Core 3.1.3.7, 4 and 5). */
    private boolean isForUs(IDTokenClaimsSet claims) {
        var party = Optional.ofNullable(claims.getAuthorizedParty()).map(each -> each.getValue());
        return party.map(each -> each.equals(entry.clientId()))
                .orElse(claims.getAudience().size() == 1);
    }

    private static Optional<String> value(@Nullable String claim) {
        return Optional.ofNullable(claim)
                .filter(text -> !text.isBlank()
                        && text.length() <= VALUE_LENGTH_MAX
                        && text.chars().noneMatch(Character::isISOControl));
    }

    private static void require(boolean holds) throws Refused {
        if (!holds) {
            throw new Refused(Refusal.NOT_BELIEVED);
        }
    }
}
