package org.consilium.web.access;

import java.time.Clock;
import java.util.List;
import org.consilium.security.SecuritySettings;
import org.consilium.web.WebSettings;
import org.consilium.web.audit.HttpAudit;
import org.consilium.web.problem.Problems;
import org.consilium.web.session.Sessions;
import org.consilium.web.system.SystemTokens;
import org.consilium.web.viewer.ViewerSessions;
import org.consilium.web.viewer.ViewerSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The filters before every controller: who calls, was the request meant, does the route table allow it. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class HttpSecurityConfiguration {

    /** Scripts and styles from this node alone; WebAssembly for the image decoders, which run in workers. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' blob: data:; "
            + "style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
            + "connect-src 'self' blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private static final String PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Sessions sessions,
            SystemTokens systems,
            ViewerSessions viewers,
            ViewerSettings viewerSettings,
            Problems problems,
            WebSettings settings,
            SecuritySettings security,
            HttpAudit audit,
            StillSees access) {
        ApiToken apiToken = new ApiToken(settings.apiToken().orElse(""));
        Refusals refusals = new Refusals(problems);
        return http.addFilterBefore(new ApiBodyLimit(problems), CsrfFilter.class)
                .addFilterBefore(
                        new CallerFilter(apiToken, systems, viewers, sessions, security.secondFactorRequired()),
                        CsrfFilter.class)
                .addFilterBefore(audit.filter(CallerFilter::current, Routes::isApi), CsrfFilter.class)
                .addFilterAfter(new WatchedAnswers(sessions, systems, viewers, access), AuthorizationFilter.class)
                .cors(cors -> cors.configurationSource(ViewerOrigins.of(viewerSettings, settings.publicUrl())))
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrfTokens())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(SessionCsrfTokens::isNeeded))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new RouteAuthorization()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .formLogin(login -> login.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new NoStoreForApi()))
                .build();
    }

    /** Spring's own account with a generated password must not exist: people sign in at our session resource. */
    @Bean
    AuthenticationManager authenticationManager() {
        return _ -> {
            throw new ProviderNotFoundException("people sign in at /api/session");
        };
    }

    @Bean
    WebMvcConfigurer callerArguments(Sessions sessions, SecuritySettings security, Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument(sessions, security.confirmationMax(), clock));
            }
        };
    }
}
