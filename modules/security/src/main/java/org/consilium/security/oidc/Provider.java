package org.consilium.security.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One identity provider: where browsers are sent, and what is believed of their return. */
final class Provider {

    private final ProviderEntry entry;
    private final URI callback;
    private final ProviderLine line;
    private final Description description;
    private final IdTokens tokens;

    /** @param callback address of this node that is this provider's alone, so that no other's answer comes to it (RFC 9700 4.4.2.2) */
    Provider(ProviderEntry entry, URI callback, ProviderLine line, Description description, IdTokens tokens) {
        this.entry = entry;
        this.callback = callback;
        this.line = line;
        this.description = description;
        this.tokens = tokens;
    }

    ProviderEntry entry() {
        return entry;
    }

    /**
     * Where a browser is sent. Errors: UNAVAILABLE.
     *
     * @param anew whether the person has to prove who it is though the provider knows it already
     */
    URI address(String state, String nonce, String verifier, boolean anew) throws Refused {
        var scope = new Scope("openid");
        entry.scopes().forEach(scope::add);
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(entry.clientId()), callback)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256);
        if (anew) {
            request.prompt(new Prompt(Prompt.Type.LOGIN)).maxAge(0);
        }
        if (!entry.secondFactorAcr().isEmpty()) {
            request.acrValues(entry.secondFactorAcr().stream().map(ACR::new).toList());
        }
        return request.build().toURI();
    }

    /**
     * Who has come back.
     *
     * @param answer the address it came back to, with its query
     */
    Identity identity(URI answer, ProviderRequests.Waiting request) throws Refused {
        var known = known();
        var code = code(answer, known);
        try {
            var token = exchange(code, request.verifier(), known);
            return tokens.read(token.getOIDCTokens().getIDToken(), request.nonce(), known);
        } catch (ProviderUnavailable e) {
            throw new Refused(Refusal.UNAVAILABLE, e);
        }
    }

    private AuthorizationCode code(URI answer, Description.Known known) throws Refused {
        try {
            var response = AuthenticationResponseParser.parse(answer);
            // Whom the answer is from (RFC 9207), where the provider says so at all.
            boolean says = response.getIssuer() != null;
            if (says
                    ? !response.getIssuer().getValue().equals(entry.issuer().toString())
                    : known.metadata().supportsAuthorizationResponseIssuerParam()) {
                throw new Refused(Refusal.NOT_BELIEVED);
            }
            if (!response.indicatesSuccess()) {
                throw new Refused(Refusal.TURNED_BACK);
            }
            return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
                    .orElseThrow(() -> new Refused(Refusal.NOT_BELIEVED));
        } catch (ParseException e) {
            throw new Refused(Refusal.NOT_BELIEVED, e);
        }
    }

    private OIDCTokenResponse exchange(AuthorizationCode code, String verifier, Description.Known known)
            throws ProviderUnavailable, Refused {
        var grant = new AuthorizationCodeGrant(code, callback, new CodeVerifier(verifier));
        var request = request(grant, known).toHTTPRequest();
        var answer = line.send(http(request));
        if (answer.status() >= 500) {
            throw new ProviderUnavailable("the code is answered with " + answer.status());
        }
        try {
            var response = new HTTPResponse(answer.status());
            response.setContentType(answer.contentType());
            response.setBody(answer.body());
            var parsed = OIDCTokenResponseParser.parse(response);
            if (!parsed.indicatesSuccess()
                    || ((OIDCTokenResponse) parsed.toSuccessResponse())
                                    .getOIDCTokens()
                                    .getIDToken()
                            == null) {
                throw new Refused(Refusal.NOT_BELIEVED);
            }
            return (OIDCTokenResponse) parsed.toSuccessResponse();
        } catch (ParseException e) {
            throw new Refused(Refusal.NOT_BELIEVED, e);
        }
    }

    private TokenRequest request(AuthorizationCodeGrant grant, Description.Known known) {
        var endpoint = known.metadata().getTokenEndpointURI();
        var client = new ClientID(entry.clientId());
        var methods = Optional.ofNullable(known.metadata().getTokenEndpointAuthMethods())
                .orElse(List.of());
        return entry.secret()
                .map(Secret::new)
                .map(secret -> methods.isEmpty() || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        ? new ClientSecretBasic(client, secret)
                        : new ClientSecretPost(client, secret))
                .map(proof -> new TokenRequest.Builder(endpoint, proof, grant).build())
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant).build());
    }

    private static HttpRequest.Builder http(HTTPRequest request) {
        var sent = HttpRequest.newBuilder(request.getURI()).POST(BodyPublishers.ofString(request.getBody()));
        for (Object header : request.getHeaderMap().entrySet()) {
            if (header instanceof Map.Entry<?, ?> entry && entry.getValue() instanceof List<?> values) {
                values.forEach(value -> sent.header(entry.getKey().toString(), value.toString()));
            }
        }
        return sent;
    }

    /** Errors: NOT_BELIEVED, UNAVAILABLE. */
    IdTokens.Ended logout(String token) throws Refused {
        return tokens.logout(token, known());
    }

    /** Where somebody is sent who signs out (OpenID Connect RP-Initiated Logout 1.0); empty where the provider has no such page, or is away. */
    Optional<URI> logoutPage() {
        try {
            return Optional.ofNullable(known().metadata().getEndSessionEndpointURI());
        } catch (Refused away) {
            return Optional.empty();
        }
    }

    private Description.Known known() throws Refused {
        try {
            return description.get();
        } catch (ProviderUnavailable e) {
            throw new Refused(Refusal.UNAVAILABLE, e);
        }
    }
}
